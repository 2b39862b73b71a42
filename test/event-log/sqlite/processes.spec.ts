import { once } from 'node:events';
import { deep, events, everything, fill, followed, newStream, through } from '../contract/subject';
import { checkTree, folder, inFolders, open, reasonOf, run } from './harness';
import { programOn } from './program';

inFolders();

describe('S-03 the lock', () => {
  it('refuses a second writer in this process and in another, and is free after a kill', async () => {
    const { child, lines } = run(programOn(folder(), `console.log('open');`));
    expect((await lines.next()).value).toBe('open');
    expect(await reasonOf(open())).toBe('LOCKED');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const log = await open();
    expect(await reasonOf(open())).toBe('LOCKED');
    await log.close();
    await (await open()).close();
  });
});

describe('kill -9', () => {
  it('loses no acknowledged append and keeps the tree', async () => {
    const writer = `
      const write = async (w) => {
        for (let i = 0; ; i++) {
          const next = event();
          const { position } = await log.append('crisis-' + w, i - 1, [next]);
          console.log(position + ' ' + next.id);
        }
      };
      for (let w = 0; w < 4; w++) void write(w);`;
    let recorded = 0;
    for (let round = 0; round < (deep ? 20 : 4); round++) {
      const { child, lines } = run(programOn(folder(), writer.replaceAll(`'crisis-' + w`, `'crisis-${round}-' + w`)));
      const acknowledged = new Map<number, string>();
      for (let i = 0; i < 60 + round * 41; i++) {
        const [position, id] = String((await lines.next()).value).split(' ');
        acknowledged.set(Number(position), id!);
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      const log = await open();
      const found = await everything(log);
      for (const [position, id] of acknowledged) expect(found[position - 1]).toMatchObject({ position, id });
      expect(found.length).toBeGreaterThanOrEqual(recorded + acknowledged.size);
      recorded = found.length;
      await log.append(newStream(), -1, events(1));
      await log.close();
      recorded += 1;
      checkTree();
    }
  }, 60_000);
});

describe('S-19 another process', () => {
  it('follows everything while this one writes', async () => {
    const log = await open();
    await fill(log, 200);
    const reading = programOn(
      folder(),
      `let next = 1;
       for await (const batch of log.follow({ after: 0, signal: new AbortController().signal })) {
         for (const { position } of batch.events) if (position !== next++) throw new Error('gap before ' + position);
         if (next > 1200) break;
       }
       console.log(next - 1);
       await log.close();`,
      { readOnly: true },
    );
    const { child, lines } = run(reading);
    const exit = once(child, 'exit');
    for (let i = 0; i < 100; i++) await fill(log, 10);
    expect((await lines.next()).value).toBe('1200');
    expect((await exit)[0]).toBe(0);
    await log.close();
  }, 30_000);

  it('sees a commit at once when it is poked', async () => {
    const log = await open();
    const reader = await open({ readOnly: true });
    const following = followed(reader, 0, through(1));
    const { position } = await log.append(newStream(), -1, events(1));
    reader.poke();
    expect((await following).at(-1)!.through).toBe(position);
    await reader.close();
    await log.close();
  });
});
