//! Every route of the house, and who may use it: one line each.

use longhouse::rooms::Role;

use super::Rule::{self, Admins, Everyone, Members, Room, SignedIn};

/// In the room, whatever the role.
const READS: Rule = Room(Role::can_read, &[]);
/// May change files.
const WRITES: Rule = Room(Role::can_write, &["403 read_only"]);
/// May run programs.
const RUNS: Rule = Room(Role::can_run, &["403 read_only"]);
/// May talk.
const TALKS: Rule = Room(Role::can_chat, &["403 read_only"]);
/// May say which messages matter.
const PINS: Rule = Room(Role::can_pin, &["403 read_only"]);
/// May let people in.
const INVITES: Rule = Room(Role::can_invite, &["403 may_not_invite"]);
/// Keeps order.
const MODERATES: Rule = Room(Role::can_moderate, &["403 moderators_only"]);
/// Decides about the room.
const MANAGES: Rule = Room(Role::can_manage, &["403 owners_only"]);
/// Sees and writes hidden tests.
const SETS_TESTS: Rule = Room(Role::can_manage, &["403 tests_not_yours"]);

/// Method and path, a body, who may, and what those are answered.
pub(super) type Line = (&'static str, &'static str, Rule, &'static str);

/// Passkeys as browsers send them, for challenges that nobody gave.
const NEW_PASSKEY: &str = r#"{"name":"x","ceremony":"x","credential":{"id":"AAAA","rawId":"AAAA","type":"public-key","extensions":{},"response":{"attestationObject":"AAAA","clientDataJSON":"AAAA"}}}"#;
const PASSKEY: &str = r#"{"ceremony":"x","credential":{"id":"AAAA","rawId":"AAAA","type":"public-key","extensions":{},"response":{"authenticatorData":"AAAA","clientDataJSON":"AAAA","signature":"AAAA","userHandle":null}}}"#;

#[rustfmt::skip]
pub(super) const ROUTES: &[Line] = &[
    // The house.
    ("GET /api/health", "", Everyone, "200"),
    ("GET /api/openapi.json", "", Everyone, "200"),
    ("GET /api/docs", "", Everyone, "200"),
    ("GET /metrics", "", Admins, "200"),
    ("GET /api/house", "", Everyone, "200"),
    ("GET /api/languages", "", Everyone, "200"),
    ("POST /api/setup", r#"{"code":"x","username":"x","password":"x"}"#, Everyone, "409 already_set_up"),
    // Accounts.
    ("POST /api/users", r#"{"username":"a b","password":"x"}"#, Everyone, "422 invalid_username"),
    ("GET /api/usernames/{name}", "", Everyone, "200"),
    ("POST /api/session", r#"{"login":"{nonce}","password":"x"}"#, Everyone, "401 wrong_credentials"),
    ("POST /api/session/refresh", "", Everyone, "401 unauthenticated"),
    ("GET /api/me", "", SignedIn, "200"),
    ("PATCH /api/me", r#"{"settings":{}}"#, SignedIn, "200"),
    ("POST /api/me/password", r#"{"current":"wrong","new":"another wet dog"}"#, Members, "422 wrong_password"),
    // Factors. A house at a number has no passkeys.
    ("GET /api/me/factors", "", Members, "200"),
    ("POST /api/me/prove", "{}", Members, "422 no_proof"),
    ("POST /api/me/passkeys/options", "", Members, "409 address_is_number"),
    ("POST /api/me/passkeys", NEW_PASSKEY, Members, "409 address_is_number or 422 ceremony_gone or 422 wrong_passkey"),
    ("PATCH /api/me/passkeys/{id}", r#"{"name":"x"}"#, Members, "404 no_such_passkey"),
    ("DELETE /api/me/passkeys/{id}", "", Members, "404 no_such_passkey"),
    ("POST /api/me/totp", "", Members, "200"),
    ("POST /api/me/totp/confirm", r#"{"code":"000000"}"#, Members, "422 wrong_code"),
    ("DELETE /api/me/totp", "", Members, "409 totp_off"),
    ("POST /api/me/recovery-codes", "", Members, "409 totp_off"),
    ("POST /api/session/passkey/options", "", Everyone, "409 address_is_number"),
    ("POST /api/session/passkey", PASSKEY, Everyone, "409 address_is_number or 422 ceremony_gone or 422 wrong_passkey"),
    ("POST /api/session/second", r#"{"ticket":"x","kind":"totp","code":"000000"}"#, Everyone, "401 ticket_gone"),
    // Providers. This house knows none.
    ("GET /api/providers", "", Everyone, "200"),
    ("GET /api/session/{provider}/start", "", Everyone, "303"),
    ("GET /api/session/{provider}/callback", "", Everyone, "303"),
    ("POST /api/session/google", r#"{"credential":"x"}"#, Everyone, "404 no_such_provider"),
    ("GET /api/welcome", "", Everyone, "404 welcome_gone"),
    ("POST /api/welcome", r#"{"username":"somebody","name":"Some Body"}"#, Everyone, "404 welcome_gone"),
    ("POST /api/welcome/connect", "", SignedIn, "404 welcome_gone"),
    ("GET /api/me/identities", "", SignedIn, "200"),
    ("POST /api/me/identities", r#"{"provider":"none"}"#, Members, "404 no_such_provider"),
    ("DELETE /api/me/identities/{id}", "", SignedIn, "404 no_such_identity"),
    // Letters, and invitations to the house.
    ("POST /api/join", r#"{"email":"x"}"#, Everyone, "422 invalid_email"),
    ("GET /api/join/{token}", "", Everyone, "404 invite_gone"),
    ("POST /api/password/forgot", r#"{"login":"{nonce}"}"#, Everyone, "202"),
    ("POST /api/password/reset", r#"{"token":"x","password":"another wet dog"}"#, Everyone, "404 link_gone"),
    ("POST /api/email/verify", r#"{"token":"x"}"#, Everyone, "404 link_gone"),
    ("GET /api/me/email", "", SignedIn, "200"),
    ("POST /api/me/email", r#"{"email":"x"}"#, Members, "422 invalid_email"),
    ("POST /api/me/email/resend", "", SignedIn, "202 or 409 nothing_to_verify"),
    ("GET /api/admin/house", "", Admins, "200"),
    ("PATCH /api/admin/house", "{}", Admins, "200"),
    ("GET /api/admin/invites", "", Admins, "200"),
    ("POST /api/admin/invites", "{}", Admins, "201"),
    ("DELETE /api/admin/invites/{id}", "", Admins, "404 invite_gone"),
    ("GET /api/admin/letters", "", Admins, "200"),
    ("POST /api/admin/letters/test", r#"{"to":"x@example.org"}"#, Admins, "409 no_mail_server"),
    // Rooms.
    ("GET /api/rooms", "", SignedIn, "200"),
    ("POST /api/rooms", r#"{"name":"Mine","visibility":"private"}"#, Members, "201"),
    ("GET /api/rooms/{code}", "", READS, "200"),
    ("PATCH /api/rooms/{code}", "{}", MANAGES, "200"),
    ("DELETE /api/rooms/{code}", r#"{"confirm":"?"}"#, MANAGES, "422 not_confirmed"),
    ("POST /api/rooms/{code}/join", "", READS, "200"),
    ("GET /api/rooms/{code}/members", "", READS, "200"),
    ("PATCH /api/rooms/{code}/members/{user}", r#"{"role":"viewer"}"#, MODERATES, "404 no_such_member"),
    ("DELETE /api/rooms/{code}/members/{user}", "", MODERATES, "404 no_such_member"),
    ("GET /api/rooms/{code}/invites", "", INVITES, "200"),
    ("POST /api/rooms/{code}/invites", r#"{"role":"viewer"}"#, INVITES, "201"),
    ("DELETE /api/rooms/{code}/invites/{id}", "", INVITES, "404 invite_gone"),
    ("GET /api/invites/{token}", "", Everyone, "404 invite_gone"),
    ("POST /api/invites/{token}/accept", "{}", Everyone, "404 invite_gone"),
    // People to one another.
    ("GET /api/people", "", Members, "200"),
    ("POST /api/direct", r#"{"people":[]}"#, Members, "422 invalid_people"),
    ("PUT /api/rooms/{code}/request", r#"{"answer":"accept"}"#, READS, "404 no_request"),
    ("POST /api/rooms/{code}/messages/{id}/report", r#"{"reason":"x"}"#, READS, "404 no_such_message"),
    ("GET /api/me/reach", "", Members, "200"),
    ("PATCH /api/me/reach", "{}", Members, "200"),
    ("PUT /api/me/phone", r#"{"number":"x"}"#, Members, "422 invalid_phone"),
    ("DELETE /api/me/phone", "", Members, "204"),
    ("GET /api/me/blocks", "", Members, "200"),
    ("PUT /api/me/blocks/{user}", "", Members, "204 or 422 invalid_person"),
    ("DELETE /api/me/blocks/{user}", "", Members, "204 or 422 invalid_person"),
    // Chat.
    ("GET /api/rooms/{code}/messages", "", READS, "200"),
    ("POST /api/rooms/{code}/messages", r#"{"body":"hi","nonce":"{nonce}"}"#, TALKS, "201"),
    ("PUT /api/rooms/{code}/notify", r#"{"notify":"all"}"#, READS, "204"),
    ("GET /api/search", "", SignedIn, "422 invalid_search"),
    ("GET /api/me/mentions", "", SignedIn, "200"),
    ("PUT /api/rooms/{code}/read", r#"{"seq":0}"#, READS, "204"),
    ("PATCH /api/rooms/{code}/messages/{id}", r#"{"body":"hi"}"#, TALKS, "404 no_such_message"),
    ("DELETE /api/rooms/{code}/messages/{id}", "", TALKS, "404 no_such_message"),
    ("GET /api/rooms/{code}/messages/{id}/edits", "", READS, "404 no_such_message"),
    ("PUT /api/rooms/{code}/messages/{id}/reactions/{emoji}", "", TALKS, "404 no_such_message"),
    ("DELETE /api/rooms/{code}/messages/{id}/reactions/{emoji}", "", TALKS, "404 no_such_message"),
    ("PUT /api/rooms/{code}/messages/{id}/pin", "", PINS, "404 no_such_message"),
    ("DELETE /api/rooms/{code}/messages/{id}/pin", "", PINS, "404 no_such_message"),
    ("GET /api/rooms/{code}/pins", "", READS, "200"),
    ("GET /api/rooms/{code}/draft", "", READS, "200"),
    ("PUT /api/rooms/{code}/draft", r#"{"body":"hi"}"#, TALKS, "204"),
    ("POST /api/rooms/{code}/uploads", r#"{"name":"a.txt","size":1}"#, TALKS, "201"),
    ("GET /api/rooms/{code}/uploads/{id}", "", READS, "404 no_such_upload"),
    ("GET /api/rooms/{code}/uploads/{id}/thumbnail", "", READS, "404 no_such_upload"),
    ("GET /api/uploads/{id}", "", SignedIn, "404 no_such_upload"),
    ("PATCH /api/uploads/{id}", "x", SignedIn, "404 no_such_upload"),
    ("DELETE /api/uploads/{id}", "", SignedIn, "404 no_such_upload"),
    // Files.
    ("GET /api/rooms/{code}/tree", "", READS, "200"),
    ("GET /api/rooms/{code}/tree/{path}", "", READS, "200"),
    ("PUT /api/rooms/{code}/tree/{path}", "start\n", WRITES, "200 or 204"),
    ("DELETE /api/rooms/{code}/tree/{path}", "", WRITES, "204 or 404 no_such_file"),
    ("GET /api/rooms/{code}/trash", "", READS, "200"),
    ("GET /api/rooms/{code}/archive.zip", "", READS, "200"),
    ("POST /api/rooms/{code}/archive", "no archive", WRITES, "422 invalid_archive"),
    ("POST /api/rooms/{code}/template", r#"{"language":"none"}"#, WRITES, "404 no_template"),
    ("GET /api/rooms/{code}/files/{file}/snapshots", "", READS, "404 no_such_file"),
    ("GET /api/rooms/{code}/files/{file}/snapshots/{snapshot}", "", READS, "404 no_such_snapshot"),
    ("POST /api/rooms/{code}/files/{file}/snapshots/{snapshot}/restore", "", WRITES, "404 no_such_snapshot"),
    // Programs.
    ("GET /api/rooms/{code}/runs", "", READS, "200"),
    ("POST /api/rooms/{code}/runs", r#"{"entry":"none.py"}"#, RUNS, "404 no_such_file"),
    ("GET /api/rooms/{code}/runs/{id}", "", READS, "404 no_such_run"),
    ("POST /api/rooms/{code}/runs/{id}/kept", r#"{"paths":["a"]}"#, WRITES, "404 not_offered"),
    ("POST /api/rooms/{code}/runs/{id}/repeat", "", RUNS, "404 no_such_run"),
    ("GET /api/rooms/{code}/runs/{id}/receipt", "", READS, "404 no_such_run"),
    ("GET /api/rooms/{code}/cases/{file}", "", SETS_TESTS, "200"),
    ("PUT /api/rooms/{code}/cases/{file}", r#"{"text":""}"#, SETS_TESTS, "204"),
    // Sign-ins, scripts, what happened, and leaving.
    ("GET /api/me/sessions", "", SignedIn, "200"),
    ("DELETE /api/me/sessions/{id}", "", SignedIn, "404 no_such_session"),
    ("DELETE /api/me/sessions", "", SignedIn, "204"),
    ("GET /api/me/tokens", "", SignedIn, "200"),
    ("POST /api/me/tokens", r#"{"name":"x","scopes":["read"],"expires_in":3600}"#, Members, "201"),
    ("DELETE /api/me/tokens/{id}", "", SignedIn, "404 no_such_token"),
    ("GET /api/me/audit", "", SignedIn, "200"),
    ("GET /api/me/export", "", SignedIn, "200"),
    ("POST /api/me/stay", "", SignedIn, "409 not_leaving"),
    ("POST /api/me/account", r#"{"username":"a b","password":"x"}"#, SignedIn, "409 not_a_guest or 422 invalid_username"),
    ("GET /api/admin/users", "", Admins, "200"),
    ("PATCH /api/admin/users/{id}", "{}", Admins, "404 no_such_user"),
    ("GET /api/admin/audit", "", Admins, "200"),
    ("GET /api/admin/audit.csv", "", Admins, "200"),
    // What ends a sign-in.
    ("DELETE /api/me", "", SignedIn, "202 or 409 last_admin"),
    ("DELETE /api/session", "", Everyone, "204"),
];
