import { writtenCount } from '@app/texts';
import type { Finding } from './check.js';
import type { LogReading } from './read-log.js';

/** @throws the fault of the reading */
export const inspectLog = ({ events, streams, fault }: LogReading): Finding => {
  if (fault) throw fault;
  const [count, streamCount] = [String(events), String(streams)];
  return {
    verdict: 'pass',
    detail: {
      vi: `${writtenCount(count, 'vi')} sự kiện trong ${writtenCount(streamCount, 'vi')} luồng, không thiếu và không đổi`,
      en: `${writtenCount(count, 'en')} events in ${writtenCount(streamCount, 'en')} streams, none missing, none changed`,
    },
  };
};
