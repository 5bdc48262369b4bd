"""A server that dies in the middle of a judgement: what was answered is kept, the record is whole,
and the page that was open when it died still works with the next one."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from dragoman.store import check
from dragoman.store.opening import open_record
from tests.web.rooms import copied, plain_record


class Server:
    """``dragoman serve`` as a process of its own, on one port, killed as often as one likes."""

    def __init__(self, record: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.home = f"http://127.0.0.1:{self.port}"
        self.command = [
            *(sys.executable, "-m", "dragoman", "serve", str(record)),
            *("--port", str(self.port), "--rate", "0", *options),
        ]
        self.process = self.start()

    def start(self) -> subprocess.Popen[str]:
        self.process = subprocess.Popen(
            self.command,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
        assert self.process.stdout is not None
        assert re.search(r"http://\S+", self.process.stdout.readline())
        return self.process

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def proof(client: httpx.Client, home: str) -> dict[str, str]:
    client.get("/login")
    return {"origin": home, "x-csrf-token": client.cookies["dragoman_csrf"]}


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.1, 0.3])
def test_a_killed_server_loses_no_judgement(tmp_path: Path, delay: float) -> None:
    record = copied(plain_record(), tmp_path)
    server = Server(record)
    try:
        with httpx.Client(base_url=server.home, timeout=30) as client:
            headers = proof(client, server.home)
            events = [one["id"] for one in client.get("/api/events").json()["items"]]
            answered: list[str] = []

            def judge() -> None:
                for event in events:
                    body = {"verdict": "confirm", "target": event, "who": "Ada"}
                    try:
                        answer = client.post("/api/judgements", json=body, headers=headers)
                    except httpx.HTTPError:
                        return
                    if answer.status_code == 201:
                        answered.extend(one["id"] for one in answer.json()["items"])

            working = threading.Thread(target=judge)
            working.start()
            while not answered and working.is_alive():
                time.sleep(0.005)
            time.sleep(delay)
            server.kill()
            working.join()
            assert answered
            server.start()
            kept = [one["id"] for one in client.get("/api/judgements?limit=500").json()["items"]]
            assert set(answered) <= set(kept)
            body = {"verdict": "confirm", "target": events[-1], "who": "Bo"}
            answer = client.post("/api/judgements", json=body, headers=headers)
            assert answer.status_code == 201, "the page that was open is still good"
            shown = client.get("/api/events").json()["items"]
            assert {one["judged"]["who"] for one in shown if one["id"] == events[-1]} == {"Bo"}
    finally:
        server.kill()
    with open_record(record) as store:
        assert list(check(store)) == []


def test_it_ends_when_told_to_and_answers_what_is_under_way(tmp_path: Path) -> None:
    server = Server(copied(plain_record(), tmp_path))
    answers: list[int] = []
    with httpx.Client(base_url=server.home, timeout=60) as client:
        headers = proof(client, server.home)
        body = {"text": "French President Emmanuel Macron visited Oslo on Tuesday. " * 20}

        def read() -> None:
            answers.append(client.post("/api/read", json=body, headers=headers).status_code)

        asking = threading.Thread(target=read)
        asking.start()
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        asking.join()
        assert server.process.wait(30) == 0
    assert answers == [200]


def test_several_processes_answer_one_port_and_a_dead_one_is_replaced(tmp_path: Path) -> None:
    server = Server(copied(plain_record(), tmp_path), "--processes", "2")
    try:
        listed = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        if not listed.exists():
            pytest.skip("this system does not list a process's children")
        time.sleep(6)
        before = listed.read_text().split()
        assert len(before) == 2
        os.kill(int(before[0]), signal.SIGKILL)
        until = time.monotonic() + 20
        while time.monotonic() < until and len(set(listed.read_text().split()) - set(before)) < 1:
            time.sleep(0.1)
        assert len(listed.read_text().split()) == 2
        assert httpx.get(f"{server.home}/api/acts", timeout=30).status_code == 200
        server.process.terminate()
        assert server.process.wait(30) == 0
    finally:
        server.kill()
