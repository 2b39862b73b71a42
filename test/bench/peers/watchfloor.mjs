import { openLog } from '../open-log.mjs';

/** The embedded log as the product opens it. */
export async function open(dir) {
  const log = await openLog(dir);
  return {
    append: (stream, expected, event) => log.append(stream, expected, [event]),
    close: () => log.close(),
  };
}
