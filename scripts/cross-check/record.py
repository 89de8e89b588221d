"""The recorded runs, in one JSON file that is written whole or not at all."""
import json
import os
import sys

# Raised when a recorded run and a new one of the same spec are no longer draws from one law.
VERSION = 1


def recorded(path, data):
    """What stands in the file, empty where there is none; exits where it was made by other rules or on other images."""
    if not path.exists():
        return {"version": VERSION, "data": data, "configurations": []}
    record = json.loads(path.read_text())
    if (record["version"], record["data"]) != (VERSION, data):
        sys.exit(f"{path} was recorded with another version of the script or on other images. Move it away to record anew.")
    return record


def runs_of(record, spec):
    """The runs of a spec, a list of the record itself; a spec that is not there is added without runs."""
    for configuration in record["configurations"]:
        if configuration["spec"] == spec:
            return configuration["runs"]
    runs = []
    record["configurations"].append({"spec": spec, "runs": runs})
    return runs


def add(path, data, spec, run):
    """Puts one run into the file, beside what others may have written meanwhile."""
    record = recorded(path, data)
    runs = runs_of(record, spec)
    runs[:] = sorted([*(other for other in runs if other["seed"] != run["seed"]), run], key=lambda one: one["seed"])
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    with open(partial, "w") as file:
        file.write(text(record) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)


def text(value, indent=""):
    """JSON in which whatever fits a line stands on one: an epoch, a spec."""
    line = json.dumps(value, allow_nan=False, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or len(line) <= 260:
        return line
    deeper = indent + " "
    if isinstance(value, list):
        return "[\n" + ",\n".join(deeper + text(item, deeper) for item in value) + f"\n{indent}]"
    return "{\n" + ",\n".join(f"{deeper}{json.dumps(key)}: {text(item, deeper)}" for key, item in value.items()) + f"\n{indent}}}"
