"""The chat of a Django Channels tutorial in one file: `python chat.py <port> <database> [redis port]`.

Each message asks for its room and its author, is stored by the ORM, and goes through the channel layer to
everyone, the sender included. SQLite is set to WAL with FULL, which is kinder to Django than its defaults;
without a redis port the layer is the one in memory.
"""

import json
import sys

import django
from django.conf import settings

PORT, DATABASE, *REDIS = sys.argv[1:]

IN_MEMORY = {"BACKEND": "channels.layers.InMemoryChannelLayer"}
IN_REDIS = {
    "BACKEND": "channels_redis.core.RedisChannelLayer",
    "CONFIG": {"hosts": [("127.0.0.1", int(*REDIS or [0]))]},
}

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["*"],
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATABASE,
            "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"},
            "CONN_MAX_AGE": None,
        }
    },
    CHANNEL_LAYERS={"default": IN_REDIS if REDIS else IN_MEMORY},
)
django.setup()

from channels.db import database_sync_to_async  # noqa: E402
from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from daphne.endpoints import build_endpoint_description_strings  # noqa: E402
from daphne.server import Server  # noqa: E402
from django.core.asgi import get_asgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.urls import path  # noqa: E402


class Room(models.Model):
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        app_label = "chat"


class Author(models.Model):
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        app_label = "chat"


class Message(models.Model):
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    body = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "chat"


@database_sync_to_async
def store(room, username, body):
    room, _ = Room.objects.get_or_create(name=room)
    author, _ = Author.objects.get_or_create(name=username)
    return Message.objects.create(room=room, author=author, body=body).id


class Chat(AsyncWebsocketConsumer):
    async def connect(self):
        self.group = "chat_" + self.scope["url_route"]["kwargs"]["room"]
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()
        await self.send(json.dumps({"type": "connection_established"}))

    async def disconnect(self, code):
        await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive(self, text_data):
        said = json.loads(text_data)
        message = await store(said["room"], said["username"], said["message"])
        await self.channel_layer.group_send(self.group, {"type": "posted", "id": message, **said})

    async def posted(self, event):
        await self.send(json.dumps(event))


def main():
    with connection.schema_editor() as schema:
        for model in (Room, Author, Message):
            schema.create_model(model)
    routes = URLRouter([path("ws/chat/<room>/", Chat.as_asgi())])
    application = ProtocolTypeRouter({"http": get_asgi_application(), "websocket": routes})
    Server(application, endpoints=build_endpoint_description_strings(host="127.0.0.1", port=int(PORT))).run()


main()
