"""What a client of another make sees of the server at argv[1]; as JSON, for foreign-client.spec.ts."""
import json
import sys

from kurrentdbclient import KurrentDBClient, NewEvent, StreamState


def refused(call):
    try:
        call()
    except Exception as error:
        return type(error).__name__
    return "accepted"


def events(*types):
    return [NewEvent(type=name, data=b"{}") for name in types]


server, ca_file = sys.argv[1], sys.argv[2]
with open(ca_file, encoding="ascii") if ca_file else open("/dev/null", encoding="ascii") as file:
    certificates = file.read()
client = KurrentDBClient(server, root_certificates=certificates or None)
seen = {}


def append(stream, current, *types):
    return client.append_to_stream(stream, current_version=current, events=events(*types))


append("member-1", StreamState.NO_STREAM, "Joined", "Moved")
append("member-1", 1, "Moved")
seen["read"] = [event.type for event in client.get_stream("member-1")]
seen["conflict"] = refused(lambda: append("member-1", 0, "Left"))
seen["empty name"] = refused(lambda: append("", StreamState.ANY, "Left"))
seen["read of empty name"] = refused(lambda: client.get_stream(""))
seen["deletion of another version"] = refused(lambda: client.delete_stream("member-1", current_version=7))
seen["tombstone of another version"] = refused(lambda: client.tombstone_stream("member-1", current_version=7))
client.set_stream_metadata("member-1", metadata={"a": 1}, current_version=StreamState.NO_STREAM)
seen["metadata"] = client.get_stream_metadata("member-1")[0]

append("member-2", StreamState.NO_STREAM, "Joined")
client.delete_stream("member-2", current_version=0)
seen["append to a deleted stream"] = refused(lambda: append("member-2", StreamState.EXISTS, "Left"))
seen["deletion of a deleted stream"] = refused(
    lambda: client.delete_stream("member-2", current_version=StreamState.EXISTS)
)
seen["read of a deleted stream"] = refused(lambda: client.get_stream("member-2"))

append("member-3", StreamState.NO_STREAM, "Joined")
client.tombstone_stream("member-3", current_version=0)
seen["read of a tombstoned stream"] = refused(lambda: client.get_stream("member-3"))
seen["metadata of a tombstoned stream"] = refused(lambda: client.get_stream_metadata("member-3"))
seen["new metadata of a tombstoned stream"] = refused(
    lambda: client.set_stream_metadata("member-3", metadata={}, current_version=StreamState.ANY)
)

for name, pattern in {"ignoring case": r"(?i)MEMBER\-1", "whole": r"\Amember-1\z"}.items():
    filtered = client.read_all(filter_include=[pattern], filter_by_stream_name=True)
    seen[f"filter {name}"] = [event.type for event in filtered]
with client.subscribe_to_all(filter_include=["Mo[v\\-]ed"]) as subscription:
    seen["subscription"] = [next(subscription).stream_position for _ in range(2)]
client.close()
json.dump(seen, sys.stdout)
