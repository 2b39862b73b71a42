import type { Recorded } from '../../../contracts/http';
import { t } from '../i18n/text';
import { alarm, announce } from './announce';
import { ApiProblem, api, NoAnswer } from './api';
import { uuid7 } from './identifier';
import { markPending } from './pending';
import { createStore } from './store';

/** What the last acknowledgement that was sent at once led to, for the words in the footer. */
export const acknowledgedStore = createStore<{ readonly alertId: string; readonly words: string } | undefined>(
  undefined,
);

const tries = 3;

async function send(alertId: string, commandId: string, left: number): Promise<Recorded> {
  try {
    return await api<Recorded>('/commands/AcknowledgeAlert', {
      method: 'POST',
      headers: { 'idempotency-key': commandId },
      body: { data: { alertId } },
    });
  } catch (cause) {
    // Without an answer nobody knows; the same command id can be asked again and has one effect.
    if (cause instanceof NoAnswer && left > 1) return send(alertId, commandId, left - 1);
    throw cause;
  }
}

/** Acknowledges an alert at once; the sender becomes its owner. The row changes when the board has passed the command. */
export async function acknowledge(alertId: string): Promise<void> {
  try {
    const recorded = await send(alertId, uuid7(), tries);
    markPending(recorded);
    const words = t('alerts.acknowledged', { position: String(recorded.position) });
    acknowledgedStore.set({ alertId, words });
    announce(words);
  } catch (cause) {
    const words =
      cause instanceof ApiProblem
        ? t('alerts.refused', { detail: cause.problem.detail, code: cause.problem.code })
        : t('frame.noAnswer');
    acknowledgedStore.set({ alertId, words });
    alarm(words);
  }
}
