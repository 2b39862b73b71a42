const patienceMs = [2500, 6000];
const pauseMs = [300, 1500];

/** Refusals that pass, after which a command is sent again under its id. Every other one would be wrong here. */
const passing = new Set([
  'LOG_FULL',
  'LOG_TIMEOUT',
  'LOG_UNAVAILABLE',
  'PICTURE_BEHIND',
  'REVISION_CONFLICT',
  'TOO_MANY_REQUESTS',
]);

/** People who send commands to some node, again and again until they have their answer. */
export class People {
  #waiting = new Map();
  #answered = [];
  /** How many times a command was sent. */
  sends = 0;

  constructor(world, nodes) {
    Object.assign(this, { world, nodes });
    this.wire = world.network.join('people', (_, answer) => this.#hear(answer));
  }

  /** Commands without an answer. */
  get waiting() {
    return [...this.#waiting.values()];
  }

  /**
   * Sends a new command, so many times at once.
   * @param command with how many `events` it records, and what is done when it is `answered`
   */
  begin(command, times = 1) {
    this.world.history.expect(command.commandId, command.events);
    this.#waiting.set(command.commandId, command);
    for (let time = 0; time < times; time++) this.#send(command);
    this.#sendAgain(command, patienceMs);
  }

  /** Sends a command again that has its answer. */
  repeat() {
    if (this.#answered.length > 0) this.#send(this.world.random.of(this.#answered));
  }

  #send({ commandId, type, data }) {
    this.sends += 1;
    this.wire.send(this.world.random.of(this.nodes), { kind: 'command', id: this.sends, commandId, type, data });
  }

  #sendAgain(command, [from, to]) {
    const { random, scheduler } = this.world;
    scheduler.cancel(command.plan);
    command.plan = scheduler.at(random.between(from, to), () => {
      this.#send(command);
      this.#sendAgain(command, patienceMs);
    });
  }

  #hear({ commandId, outcome, refused }) {
    const { history, trace } = this.world;
    trace.add(`${commandId} is answered ${refused ?? `#${outcome.position}`}`);
    if (outcome) history.acknowledge(commandId, outcome);
    else if (!passing.has(refused)) this.world.fail('refused', `${commandId} was refused ${refused}`);
    const command = this.#waiting.get(commandId);
    if (command && outcome) this.#settle(command);
    else if (command) this.#sendAgain(command, pauseMs);
  }

  #settle(command) {
    this.world.scheduler.cancel(command.plan);
    this.#waiting.delete(command.commandId);
    this.#answered.push(command);
    command.answered?.();
  }
}
