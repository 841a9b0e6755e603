"""A cluster of several processes: a master and two workers of pip's Spark, reached on the loopback only."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pyspark
import pytest

PATIENCE = 180


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def environment():
    quiet = {"RAY_USAGE_STATS_ENABLED": "0", "PYTHONWARNINGS": "ignore"}
    # A host of a name that nobody resolves is no hindrance with this.
    return {**os.environ, **quiet, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}


class Cluster:
    def __init__(self, folder):
        self.folder = folder
        self.master = f"spark://127.0.0.1:{(port := free_port())}"
        self.logs = folder / "events"
        self.logs.mkdir()
        self.processes = []
        self.start("master", "org.apache.spark.deploy.master.Master", "--port", port, "--webui-port", free_port())
        for number in range(2):
            self.start(f"worker{number}", "org.apache.spark.deploy.worker.Worker", "--cores", 1, "--memory", "1500m",
                       "--port", free_port(), "--webui-port", free_port(), "--work-dir", folder / "work", self.master)

    def start(self, name, entry, *args):
        spark_class = Path(pyspark.__file__).parent / "bin/spark-class"
        options = {"SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false", "SPARK_DAEMON_MEMORY": "512m"}
        with open(self.folder / f"{name}.log", "w") as log:
            command = [spark_class, entry, "--host", "127.0.0.1", *map(str, args)]
            process = subprocess.Popen(command, env={**environment(), **options}, stdout=log, stderr=log)
        self.processes.append(process)
        said = "I have been elected leader" if name == "master" else "Successfully registered with master"
        end = time.monotonic() + PATIENCE
        while said not in (text := (self.folder / f"{name}.log").read_text()):
            assert process.poll() is None and time.monotonic() < end, text
            time.sleep(0.2)

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait(30)

    def job(self, *args, ui=None):
        """Starts `python -m connote.spark` with a log of events."""
        settings = {
            "spark.eventLog.enabled": "true",
            "spark.eventLog.dir": self.logs.as_uri(),
            "spark.eventLog.rolling.enabled": "false",
            "spark.eventLog.compress": "false",
            "spark.executor.memory": "1g",
            "spark.driver.memory": "1g",
            "spark.ui.enabled": "true" if ui else "false",
            "spark.ui.port": str(ui or 0),
            "spark.ui.showConsoleProgress": "false",
        }
        submit = " ".join(f"--conf {name}={value}" for name, value in settings.items())
        command = [sys.executable, "-m", "connote.spark", "--master", self.master, *map(str, args)]
        env = {**environment(), "PYSPARK_SUBMIT_ARGS": f"{submit} pyspark-shell"}
        return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    cluster = None
    try:
        cluster = Cluster(tmp_path_factory.mktemp("cluster"))
        yield cluster
    finally:
        if cluster:
            cluster.stop()
