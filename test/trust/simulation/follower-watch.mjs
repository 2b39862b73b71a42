/** What a follower is handed, held against what is recorded. */
export class FollowerWatch {
  #through;

  /** @param life names it in a failure @param after position from which it follows */
  constructor(world, life, after) {
    Object.assign(this, { world, life });
    this.#through = after;
  }

  /** @param told the greatest position that its node knew from an answer */
  take({ events, through, live, head }, told) {
    this.world.trace.add(`${this.life} takes ${events.length} to #${through}${live ? ', live' : ''}`);
    for (const event of events) this.#follow(event);
    if (through !== this.#through) this.#fail('gap', `a batch through #${through} ends at #${this.#through}`);
    if (head < through) this.#fail('live', `head #${head} lies before #${through}`);
    if (live && through < Math.max(told, head)) this.#fail('live', `is live at #${through} and knows of #${told}`);
    this.#through = through;
  }

  #follow({ position, id }) {
    if (position <= this.#through) this.#fail('repeat', `#${position} comes after #${this.#through}`);
    else if (position > this.#through + 1) this.#fail('gap', `#${position} comes after #${this.#through}`);
    else if (id !== this.world.history.idAt(position)) this.#fail('gap', `#${position} is another event`);
    this.#through = position;
  }

  #fail(kind, text) {
    this.world.fail(kind, `${this.life}: ${text}`);
  }
}
