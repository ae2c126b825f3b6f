import streams from '@eventstore/db-client/generated/streams_pb.js';
import duration from 'google-protobuf/google/protobuf/duration_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { BinaryReader } from 'google-protobuf';

/** Numbers of fields in `BatchAppendReq` and its options (`streams.proto` of kurrent-io/KurrentDB). */
const OPTIONS = 2;
const DEADLINE = 7;

/** The bytes of the last field of this number; undefined without one. */
const fieldOf = (message: Uint8Array, number: number): Uint8Array | undefined => {
  const reader = new BinaryReader(message);
  let found: Uint8Array | undefined;
  while (reader.nextField()) {
    if (reader.getFieldNumber() === number) found = reader.readBytes();
    else reader.skipField();
  }
  return found;
};

/**
 * Reads a request with its deadline. Clients since 21.10 send a duration, which the published client's messages do not
 * know; they know the time of day that came before it, and get the duration as such.
 */
export const batchAppendRequest = (bytes: Uint8Array): streams.BatchAppendReq => {
  const request = streams.BatchAppendReq.deserializeBinary(bytes);
  const options = fieldOf(bytes, OPTIONS);
  const given = options && fieldOf(options, DEADLINE);
  if (given) {
    const left = duration.Duration.deserializeBinary(given);
    const now = timestamp.Timestamp.fromDate(new Date());
    now.setSeconds(now.getSeconds() + left.getSeconds());
    now.setNanos(now.getNanos() + left.getNanos());
    request.getOptions()?.setDeadline(now);
  }
  return request;
};
