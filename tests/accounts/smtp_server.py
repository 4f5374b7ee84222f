"""A mail server: aiosmtpd on a port of its own, which tells every letter as a line of JSON.

`smtp_server.py PORT [--tls CERT KEY [--implicit]] [--auth NAME PASSWORD]`. Letters to `nobody@…` are refused
for good, and the first to `later@…` for now.
"""

import argparse
import email
import email.policy
import json
import logging
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--implicit", action="store_true", help="encrypted from the first byte")
    parser.add_argument("--auth", nargs=2)
    return parser.parse_args()


def tell(**what):
    print(json.dumps(what), flush=True)


class Handler:
    later = True

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 nobody is called so"
        if address.startswith("later@") and self.later:
            Handler.later = False
            return "451 4.7.1 not now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        part = {kind: message.get_body([kind]) for kind in ("plain", "html")}
        tell(
            to=envelope.rcpt_tos,
            sender=envelope.mail_from,
            headers={name.lower(): str(value) for name, value in message.items()},
            text=part["plain"].get_content(),
            html=part["html"].get_content(),
            tls=encrypted(server, session),
            user=session.auth_data,
        )
        return "250 OK"


def encrypted(server, session):
    return session.ssl is not None or server.transport.get_extra_info("ssl_object") is not None


def authenticator(known):
    def check(server, session, envelope, mechanism, data):
        given = (data.login.decode(), data.password.decode()) if isinstance(data, LoginPassword) else None
        right = given == tuple(known)
        return AuthResult(success=right, handled=True, auth_data=given[0] if right else None)

    return check


def main():
    asked = parse()
    # Who hangs up on a certificate is part of the tests.
    logging.disable(logging.CRITICAL)
    options = {}
    if asked.tls:
        # The library knocks at its own door with the same context to see whether it is open.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS if asked.implicit else ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*asked.tls)
        if asked.implicit:
            options.update(ssl_context=context)
        else:
            options.update(tls_context=context, require_starttls=True)
    if asked.auth:
        options.update(
            authenticator=authenticator(asked.auth),
            auth_required=True,
            # It knows of STARTTLS alone; what is encrypted from the first byte needs no asking.
            auth_require_tls=bool(asked.tls) and not asked.implicit,
        )
    controller = Controller(Handler(), hostname="127.0.0.1", port=asked.port, **options)
    controller.start()
    tell(ready=controller.server.sockets[0].getsockname()[1])
    # Ends with the one who started it.
    sys.stdin.read()
    controller.stop()


if __name__ == "__main__":
    main()
