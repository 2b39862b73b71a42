import type { CommandDescription, PictureDescription } from '../../../contracts/http';
import { api } from './api';
import { createStore } from './store';

/** What the server can show and do, read once a session. */
export interface Catalogue {
  readonly boards: readonly PictureDescription[];
  readonly registers: readonly PictureDescription[];
  readonly commands: readonly CommandDescription[];
}
const nothing: Catalogue = { boards: [], registers: [], commands: [] };

export const catalogueStore = createStore<Catalogue>(nothing);

/** Reads the descriptions of boards, registers and commands. @throws ApiProblem, NoAnswer */
export async function readCatalogue(): Promise<Catalogue> {
  const [boards, registers, commands] = await Promise.all([
    api<readonly PictureDescription[]>('/contracts/boards'),
    api<readonly PictureDescription[]>('/contracts/registers'),
    api<readonly CommandDescription[]>('/contracts/commands'),
  ]);
  catalogueStore.set({ boards, registers, commands });
  return catalogueStore.get();
}

/** True where one of these roles may read the picture. */
export const mayRead = (picture: PictureDescription | undefined, roles: readonly string[]) =>
  picture !== undefined && (picture.readers === 'any' || picture.readers.some((reader) => roles.includes(reader)));

/** True where one of these roles may send the command. */
export const maySend = (command: CommandDescription | undefined, roles: readonly string[]) =>
  command?.roles.some((role) => roles.includes(role)) ?? false;
