"""A plain Channels consumer: AsyncJsonWebsocketConsumer, acreate, group_send. The yardstick of `script/bench messenger`.

It speaks as much of the protocol as the load generator needs: hello, send, seen; welcome, ack, msg. It has no
numbers without gaps, no dedupe, no permission and no history; that is what makes it plain.
"""

import json
from typing import Any

from channels.generic.websocket import AsyncJsonWebsocketConsumer

from benchmarks.plain.models import Message


class PlainConsumer(AsyncJsonWebsocketConsumer):
    """One socket in one room."""

    room = ""

    @classmethod
    async def encode_json(cls, content: Any) -> str:
        """Without blanks: the load generator looks at the first bytes of a frame."""
        return json.dumps(content, separators=(",", ":"))

    async def disconnect(self, code: int) -> None:
        if self.room:
            await self.channel_layer.group_discard(self.room, self.channel_name)

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        match content["t"]:
            case "hello":
                self.room = content["conv"]
                await self.channel_layer.group_add(self.room, self.channel_name)
                await self.send_json({"t": "welcome"})
            case "send":
                stored = await Message.objects.acreate(
                    room=self.room, sender=self.channel_name, body=content["body"]
                )
                # The acknowledgement comes last: who writes on before the layer has taken a message outruns it.
                await self.channel_layer.group_send(
                    self.room,
                    {
                        "type": "chat.message",
                        "seq": stored.pk,
                        "cid": content["cid"],
                        "body": content["body"],
                        "at": stored.at.isoformat(),
                    },
                )
                await self.send_json({"t": "ack", "cid": content["cid"], "seq": stored.pk})

    async def chat_message(self, event: dict[str, Any]) -> None:
        """Hand on what somebody said."""
        await self.send_json({"t": "msg", **event})
