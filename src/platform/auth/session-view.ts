import { Injectable } from '@nestjs/common';
import { instantOf } from '../../../contracts/clock';
import type { Session } from '../../../contracts/http';
import { Settings } from '../settings';
import type { Identified } from './identify';
import { Rights } from './rights';

/** What somebody signed in is told about the own session. */
@Injectable()
export class SessionView {
  constructor(
    private readonly rights: Rights,
    private readonly settings: Settings,
  ) {}

  of({ reader, session }: Identified): Session {
    const { userId, org, roles, countries, compartments, clearance, rightsVersion } = reader;
    return {
      userId,
      name: this.rights.nameOf(userId) ?? '[erased]',
      org,
      roles,
      countries: countries ?? 'all',
      compartments,
      clearance,
      rightsVersion,
      realms: ['live'],
      handlingFloor: this.settings.handlingFloor,
      build: this.settings.build,
      demo: this.settings.demo,
      idleUntil: instantOf(session.idleUntil),
      absoluteUntil: instantOf(session.absoluteUntil),
    };
  }
}
