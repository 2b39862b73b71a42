import { Injectable } from '@nestjs/common';
import type { LookupAnswer } from '../../../contracts/http';
import type { Reader } from '../../../contracts/scope';
import { Boards } from '../pictures/boards';
import { SealedReader } from '../sealing/sealed-reader';

const found = 20;

/** Names of users: everyone signed in reads them, whatever they may see of the board `users` (trust.md §11.2). */
@Injectable()
export class People {
  constructor(
    private readonly boards: Boards,
    private readonly sealed: SealedReader,
  ) {}

  find(
    { words, ids }: { readonly words?: string; readonly ids?: readonly string[] },
    reader: Reader,
  ): LookupAnswer['records'] {
    const running = this.boards.all().find(({ board }) => board.topic === 'users')!;
    const rows = ids ? ids.map((id) => [id, running.picture.rows.get(id)] as const) : [...running.picture.rows];
    const named = rows.flatMap(([id, kept]) => {
      if (!kept) return [];
      const { name, pseudonym, state } = this.sealed.open(kept.shown, reader);
      const title = typeof name === 'string' ? name : String(pseudonym ?? id);
      return [{ id, title, ...(typeof state === 'string' && { status: state }) }];
    });
    const wanted = words?.toLowerCase() ?? '';
    return named.filter(({ title }) => title.toLowerCase().includes(wanted)).slice(0, ids ? ids.length : found);
  }
}
