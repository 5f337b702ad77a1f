"""One line of JSON in, one line of JSON out: what both peers share."""

import glob
import json
import os
import sys
import time

import numpy


def keep_to_one_processor():
    """Before a library starts its threads: JAX's flags for one thread leave some of its pools alone."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def load(folder):
    """The arrays of a folder of NumPy files, by name."""
    return {os.path.basename(p)[:-4]: numpy.load(p) for p in glob.glob(folder + "/*.npy")}


def status(name):
    """A line of this process's status, in megabytes."""
    with open("/proc/self/status") as file:
        return next(1.024e-3 * int(l.split()[1]) for l in file if l.startswith(name + ":"))


def timed(run):
    """Wall and processor seconds of a call."""
    wall, processor = time.perf_counter(), time.process_time()
    run()
    return {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}


def serve(version, tool):
    """Answers requests until the input ends. The tool has `losses`, `prepare` and `time`."""
    # Libraries print to standard output; answers have a channel of their own.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = _answer(version, tool, request)
        except Exception as error:  # the driver names it in the table
            answer = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _answer(version, tool, request):
    if request["do"] == "hello":
        return {"version": version}
    name, mode, steps = request["workload"], request["mode"], request["steps"]
    if request["do"] == "losses":
        return {"losses": tool.losses(name, mode, load(request["inputs"]), steps)}
    if request["do"] == "memory":
        before = status("VmRSS")
        tool.prepare(name, mode, load(request["inputs"]), steps)
        tool.time(name, mode, steps)
        return {"before": before, "peak": status("VmHWM")}
    if request["do"] == "prepare":
        tool.prepare(name, mode, load(request["inputs"]), steps)
        return {}
    return timed(lambda: tool.time(name, mode, steps))
