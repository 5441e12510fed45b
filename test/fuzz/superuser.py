"""Logs in for schemathesis as the superuser whose credentials the environment holds, and again whenever a call ended the session."""

import os

import requests
import schemathesis

LOGIN = os.environ["GATEWAY"] + "/api/v1/login/"
CREDENTIALS = {"email": os.environ["FUZZ_EMAIL"], "password": os.environ["FUZZ_PASSWORD"]}
STALE = {"session": True}


@schemathesis.auth(cache_by_key=None, refresh_interval=None)
class SuperuserSession:
    cookies = None

    def get(self, case, context):
        if STALE["session"] or self.cookies is None:
            answer = requests.post(LOGIN, json=CREDENTIALS, timeout=30)
            answer.raise_for_status()
            type(self).cookies = answer.cookies.get_dict()
            STALE["session"] = False
        return self.cookies

    def set(self, case, data, context):
        case.cookies = {**(case.cookies or {}), **data}
        case.headers = {**(case.headers or {}), "X-CSRFToken": next(v for k, v in data.items() if "csrf" in k)}


@schemathesis.hook
def after_call(context, case, response):
    if response.status_code == 401:
        STALE["session"] = True
