import { PasswordHasher } from '../../../src/platform/auth/password-hasher';
import { passwordFault } from '../../../src/platform/auth/password-rules';
import { Settings } from '../../../src/platform/settings';

describe('rules of passwords', () => {
  const context = ['Amina Odhiambo', 'amina.odhiambo@state.example', 'STATE', 'amina'];
  test.each([
    'velvet tandem glacier otter',
    'correct horse battery staple',
    'zwölf Boxkämpfer jagen',
    '春眠不覚暁処処聞啼鳥夜来風雨声',
    'the heron waits by the weir at dusk',
    'x7#Kq!vP2&mZr9$wB',
  ])('takes %s', (password) => expect(passwordFault(password, context)).toBeUndefined());
  test.each([
    ['short but unusual'.slice(0, 14), 'must have at least 15 characters'],
    ['ä'.repeat(257), 'must have at most 256 characters'],
    ['aaaaaaaaaaaaaaaaaaaa', 'repeats too few characters'],
    ['abababababababababab', 'repeats too few characters'],
    [undefined, 'must be text'],
    ['lone surrogate \ud800 here', 'must be text'],
  ])('refuses %j', (password, rule) => expect(passwordFault(password, context)).toBe(rule));
  test.each([
    'passwordpassword',
    'Password12345678',
    'P@ssw0rdP@ssw0rd!',
    'qwertyuiopasdfghjkl',
    '1qaz2wsx3edc4rfv',
    '1234567890123456',
    'iloveyou20132014!!',
    'welcome123welcome123',
    'Watchfloor Watchfloor 1',
    'amina.odhiambo2026',
    'AminaOdhiambo!STATE',
    'zyxwvutsrqponmlk',
    'summer2024summer2025',
    'administrator2026!',
  ])('refuses %s, which is tried first', (password) =>
    expect(passwordFault(password, context)).toBe('is made of words or patterns that are tried first'),
  );
  test('judges the longest allowed password at once', () => {
    const started = performance.now();
    passwordFault('qwertyuiop'.repeat(26).slice(0, 256), context);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('PasswordHasher', () => {
  const demo = new PasswordHasher(new Settings({ demo: true }));
  const full = new PasswordHasher(new Settings());

  test('the full profile is scrypt with 128 MiB, and its hash opens with its password only', async () => {
    const kept = await full.hash('velvet tandem glacier otter');
    expect(kept).toMatchObject({
      profile: 'full',
      salt: expect.objectContaining({ length: 16 }),
      hash: expect.objectContaining({ length: 32 }),
    });
    expect(await full.matches('velvet tandem glacier otter', kept)).toBe(true);
    expect(await full.matches('velvet tandem glacier Otter', kept)).toBe(false);
  });
  test('two hashes of one password differ', async () => {
    const [one, other] = [await demo.hash('x'), await demo.hash('x')];
    expect(Buffer.from(one.hash).equals(Buffer.from(other.hash))).toBe(false);
  });
  test('a cheap hash opens nothing outside a demonstration', async () => {
    const kept = await demo.hash('x');
    expect(kept.profile).toBe('cheap');
    expect(await demo.matches('x', kept)).toBe(true);
    expect(await full.matches('x', kept)).toBe(false);
  });
  test('nobody’s password takes as long as somebody’s', async () => {
    const kept = await full.hash('x');
    const time = async (against: typeof kept | undefined) => {
      const started = performance.now();
      expect(await full.matches('y', against)).toBe(false);
      return performance.now() - started;
    };
    const [known, unknown] = [await time(kept), await time(undefined)];
    expect(unknown).toBeGreaterThan(known / 3);
  });
  test('two run at once, a bounded number wait, the rest are turned away', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => demo.hash('x')));
    const refused = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(outcomes.length - refused.length).toBe(34);
    expect(refused[0]!.reason).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    await expect(demo.hash('x')).resolves.toBeDefined();
  });
});
