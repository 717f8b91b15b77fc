"""Hold `tumen serve` against its OpenAPI document with schemathesis.

Usage: contract.py PROGRAM [more arguments of `schemathesis run`]

It starts the program over a data folder of its own, begins a run, a study and a
draft, so that there is something to ask for, and lets schemathesis make requests
from the document the server itself gives out. schemathesis.toml has the checks.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request


def ask(base: str, token: str, method: str, path: str, body: object) -> None:
    request = urllib.request.Request(
        base + path,
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
        method=method,
    )
    urllib.request.urlopen(request).close()


def main() -> int:
    program, more = sys.argv[1], sys.argv[2:]
    data = tempfile.mkdtemp(prefix="tumen-contract-")
    said = os.path.join(data, "said")
    with open(said, "wb") as words:
        server = subprocess.Popen([program, "serve", "--addr", "127.0.0.1:0", "--data", os.path.join(data, "data")], stderr=words)
    try:
        found = None
        for _ in range(600):
            with open(said, encoding="utf-8") as words:
                text = words.read()
            found = re.search(r"(http://\S+/)\?token=(\S+)\n", text)
            if found or server.poll() is not None:
                break
            time.sleep(0.1)
        if not found:
            print("the server did not start:", text)
            return 1
        base, token = found.groups()
        ask(base, token, "POST", "api/runs", {"case": "samjiyon", "days": 3})
        ask(base, token, "POST", "api/studies", {"kind": "ensemble", "case": "samjiyon", "days": 3, "fixed": True, "seeds": 4})
        ask(base, token, "PUT", "api/drafts/a", {"yaml": "case: a"})
        tester = os.path.join(os.path.dirname(sys.executable), "schemathesis")
        asked = [
            tester, "run", base + "api/openapi.json", "--header", f"Authorization: Bearer {token}",
            "--checks", "all", "--max-examples", "50", "--max-time", "600", "--request-timeout", "30",
            "--workers", "1", "--continue-on-failure", "--no-color", *more,
        ]
        failed = subprocess.run(asked).returncode
        if server.poll() is not None:
            print("the server has ended by itself")
            failed = 1
        return failed
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
