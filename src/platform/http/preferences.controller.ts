import { Body, Controller, Get, HttpCode, Put, Req } from '@nestjs/common';
import type { Preferences } from '../../../contracts/http';
import { PreferenceStore } from '../../../contracts/preference-store';
import { Refusal } from '../../../contracts/refusals';
import { type IdentifiedRequest, readerOf } from './identity';

const mostEntries = 200;

/** A person's own saved views and places last looked at. */
@Controller('preferences')
export class PreferencesController {
  constructor(private readonly store: PreferenceStore) {}

  @Get()
  get(@Req() request: IdentifiedRequest): Preferences {
    return this.store.get(readerOf(request).userId);
  }

  @Put()
  @HttpCode(204)
  put(@Body() body: unknown, @Req() request: IdentifiedRequest): void {
    const { userId } = readerOf(request);
    this.store.put(userId, preferencesOf(body));
  }
}

const invalid = (pointer: string, rule: string) => new Refusal('INVALID_FIELDS', { errors: [{ pointer, rule }] });

function preferencesOf(body: unknown): Preferences {
  const { views, lastLooked, ...others } = (body ?? {}) as Record<string, unknown>;
  const stranger = Object.keys(others)[0];
  if (stranger !== undefined) throw invalid(`/${stranger}`, 'is not a member of the body');
  assertEntries('views', views, (value) => typeof value === 'string' && value.length <= 2000);
  assertEntries('lastLooked', lastLooked, (value) => Number.isSafeInteger(value) && (value as number) >= 0);
  return { views, lastLooked } as Preferences;
}

function assertEntries(name: string, entries: unknown, isValid: (value: unknown) => boolean) {
  if (typeof entries !== 'object' || entries === null || Array.isArray(entries))
    throw invalid(`/${name}`, 'must be an object');
  if (Object.keys(entries).length > mostEntries) throw invalid(`/${name}`, `must have at most ${mostEntries} entries`);
  const bad = Object.entries(entries).find(([, value]) => !isValid(value));
  if (bad) throw invalid(`/${name}/${bad[0]}`, 'is not a value that is kept here');
}
