import { product } from '../bench/product.mjs';

const { createApplication } = product('src/app');
const { SetupLink } = product('src/platform/auth/setup-link');
const { Settings } = product('src/platform/settings');
const { systemClock } = product('infra/clock');

/** The product's application, without a limit of requests; a control changes it before it listens. */
export async function serve(change = () => undefined) {
  const { WATCHFLOOR_DATA_DIR: dataDir, WATCHFLOOR_RESERVE_MIB: reserve } = process.env;
  const { app, adapters } = await createApplication(
    new Settings({ dataDir, port: 0, quiet: true, requestsPerMinute: 0, reserveMib: Number(reserve) }),
    systemClock,
  );
  change(adapters.log);
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const link = app.get(SetupLink, { strict: false }).linkAt(url);
  console.log(`Watchfloor is at ${url}\n${link ?? ''}`);
}
