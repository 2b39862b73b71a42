import { openCrisis, postUpdate } from '../writers.mjs';

const dayMs = 86_400_000;
const isoDate = (millis) => new Date(millis).toISOString().slice(0, 10);

/** What people do in a run: they open crises, report on them, and change the rights of a user. */
export class Work {
  #crises = [];
  #users = [];
  #made = 0;

  constructor(world, people) {
    Object.assign(this, { world, people });
  }

  begin() {
    for (let crisis = 0; crisis < 3; crisis++) this.#openCrisis();
    this.#registerUser();
  }

  /** Something new, every tenth time sent twice at once. */
  next() {
    const { random } = this.world;
    const times = random.below(10) === 0 ? 2 : 1;
    const chance = random.below(100);
    if (chance < 5 || this.#crises.length === 0) this.#openCrisis();
    else if (chance < 20 && this.#users.length > 0)
      this.people.begin(this.#changeAccess(random.of(this.#users)), times);
    else this.people.begin(this.#update(random.of(this.#crises)), times);
  }

  #openCrisis() {
    const crisisId = this.world.uuid();
    this.people.begin({
      ...openCrisis(crisisId, this.world.uuid()),
      events: 1,
      answered: () => this.#crises.push(crisisId),
    });
  }

  #registerUser() {
    const userId = this.world.uuid();
    const [name, email] = ['Ada Quill', 'ada@watchfloor.example'];
    const data = { userId, subjectId: this.world.uuid(), name, email, org: 'STATE', kind: 'person' };
    this.people.begin({
      commandId: this.world.uuid(),
      type: 'RegisterUser',
      data,
      events: 1,
      answered: () => this.#users.push(userId),
    });
  }

  #update(crisisId) {
    return { ...postUpdate(crisisId, `report ${this.#made++}`, this.world.uuid()), events: 1 };
  }

  /** Two roles until a day that no other command names: two events, whatever was recorded before. */
  #changeAccess(userId) {
    const until = isoDate(Date.UTC(2030, 0, 1) + this.#made++ * dayMs);
    const none = { revokeRoles: [], compartmentsAdded: [], compartmentsRemoved: [] };
    const data = { userId, grantRoles: ['watch-officer', 'desk-analyst'], ...none, until, reason: 'relief' };
    return { commandId: this.world.uuid(), type: 'ChangeAccess', data, events: 2 };
  }
}
