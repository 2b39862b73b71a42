const most = 7;

/** The log given, whose followers get a few events at a time: many transactions of a short log. */
export const smallBatches = (log) =>
  new Proxy(log, {
    get: (target, name) => {
      const member = Reflect.get(target, name, target);
      if (name === 'follow') return (from) => inParts(member.call(target, from));
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });

async function* inParts(batches) {
  for await (const { events, through, live, head } of batches) {
    for (let from = 0; from < events.length - most; from += most) {
      const part = events.slice(from, from + most);
      yield { events: part, through: part.at(-1).position, live: false, head };
    }
    const last = events.length - ((events.length - 1) % most) - 1;
    yield { events: events.length > 0 ? events.slice(last) : [], through, live, head };
  }
}

/** Ends this process as a power cut would: nothing of it runs any more. */
export function die() {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}
