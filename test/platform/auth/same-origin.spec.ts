import { crossSite } from '../../../src/platform/auth/same-origin';
import { Settings } from '../../../src/platform/settings';

const settings = new Settings();
const allows = (origin?: string, host?: string) => settings.allowsOrigin(origin, host);
const own = {
  'x-watchfloor': '1',
  host: '127.0.0.1:8080',
  origin: 'http://127.0.0.1:8080',
  'sec-fetch-site': 'same-origin',
};
const pointer = (headers: Record<string, string | string[] | undefined>, method = 'POST') =>
  crossSite({ method, headers: { ...own, ...headers }, ip: '' }, allows)?.pointer;

describe('requests of other sites', () => {
  test('our own page, and a program without an origin, may send', () => {
    expect(pointer({})).toBeUndefined();
    expect(pointer({ origin: undefined, 'sec-fetch-site': undefined })).toBeUndefined();
    expect(pointer({ 'sec-fetch-site': 'none' })).toBeUndefined();
  });
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'REPORT'])(
    '%s needs the header that other sites cannot set',
    (method) => {
      expect(pointer({ 'x-watchfloor': undefined }, method)).toBe('/headers/x-watchfloor');
      expect(pointer({ 'x-watchfloor': '0' }, method)).toBe('/headers/x-watchfloor');
    },
  );
  test.each(['cross-site', 'same-site', 'x'])('Sec-Fetch-Site %s is refused', (site) => {
    expect(pointer({ 'sec-fetch-site': site })).toBe('/headers/sec-fetch-site');
  });
  test.each([
    'https://127.0.0.1:8080',
    'http://127.0.0.1:8081',
    'http://127.0.0.1',
    'http://127.0.0.1:8080.evil.example',
    'http://evil.example',
    'null',
    '',
  ])('origin %j is refused', (origin) => expect(pointer({ origin })).toBe('/headers/origin'));
  test('a repeated origin is refused', () => {
    expect(pointer({ origin: ['http://127.0.0.1:8080', 'http://evil.example'] })).toBe('/headers/origin');
  });
  test('reading is open to links', () => {
    expect(pointer({ 'x-watchfloor': undefined, 'sec-fetch-site': 'cross-site' }, 'GET')).toBeUndefined();
  });
});
