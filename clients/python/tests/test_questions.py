"""What becomes of a question, without a broker."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from unittest import IsolatedAsyncioTestCase

from gatehouse import GatehouseUnavailable
from gatehouse.questions import Answer, Questions
from gatehouse.unavailable import Reason

PERMISSIONS = {"is_active": True, "crm_button read": True}


class QuestionsTest(IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.sent: list[dict[str, str]] = []
        self.lose: list[Callable[[Reason], None]] = []
        self.questions = Questions(self.take, most=3)

    def take(self, request: bytes, lose: Callable[[Reason], None]) -> None:
        self.sent.append(json.loads(request))
        self.lose.append(lose)

    def answer(self, **fields: Any) -> None:
        self.questions.hear(json.dumps(fields).encode())

    async def test_each_gets_the_answer_with_its_id(self) -> None:
        one, two = self.questions.ask("a.a.a", 5), self.questions.ask("b.b.b", 5)
        self.answer(id="of another service", status="OK", user_id=1, permissions=PERMISSIONS)
        self.answer(id=self.sent[1]["id"], status="OK", user_id=2, permissions=PERMISSIONS)
        self.answer(id=self.sent[1]["id"], status="OK", user_id=9, permissions=PERMISSIONS)
        self.answer(id=self.sent[0]["id"], status="FAIL", user_id="", permissions="")
        self.assertIsNone(await one)
        self.assertEqual(await two, Answer(2, PERMISSIONS))

    async def test_one_token_is_one_question(self) -> None:
        one, two = self.questions.ask("a.a.a", 5), self.questions.ask("a.a.a", 5)
        self.assertEqual(len(self.sent), 1)
        self.answer(id=self.sent[0]["id"], status="FAIL", user_id="", permissions="")
        self.assertEqual([await one, await two], [None, None])
        again = self.questions.ask("a.a.a", 5)
        self.assertEqual(len(self.sent), 2)
        self.answer(id=self.sent[1]["id"], status="FAIL", user_id="", permissions="")
        self.assertIsNone(await again)

    async def test_what_is_no_answer_leaves_the_question_open_until_its_time_is_over(self) -> None:
        asked = self.questions.ask("a.a.a", 0.05)
        question = self.sent[0]["id"]
        self.questions.hear(None)
        self.questions.hear(question.encode())
        self.questions.hear(json.dumps([question]).encode())
        self.answer(id=[question], status="FAIL")
        self.answer(id=question, status="ok", user_id=7, permissions=PERMISSIONS)
        self.answer(id=question, status="OK", user_id=True, permissions=PERMISSIONS)
        self.answer(id=question, status="OK", user_id=7, permissions=["x"])
        with self.assertRaises(GatehouseUnavailable) as raised:
            await asked
        self.assertEqual(raised.exception.reason, "timeout")
        self.answer(id=question, status="OK", user_id=7, permissions=PERMISSIONS)

    async def test_there_are_only_so_many(self) -> None:
        asked = [self.questions.ask(token, 5) for token in ("a.a.a", "b.b.b", "c.c.c")]
        with self.assertRaises(GatehouseUnavailable) as raised:
            self.questions.ask("d.d.d", 5)
        self.assertEqual(raised.exception.reason, "busy")
        self.lose[0]("disconnected")
        self.assertEqual([one.done() for one in asked], [True, False, False])
        self.questions.fail("disconnected")
        errors = await asyncio.gather(*asked, return_exceptions=True)
        reasons = {error.reason for error in errors if isinstance(error, GatehouseUnavailable)}
        self.assertEqual((reasons, len(errors)), ({"disconnected"}, 3))
