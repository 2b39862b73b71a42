/** What another machine answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Why there is no answer. */
export type NoAnswer = 'TIMED_OUT' | 'UNREACHABLE';

const longest = 16 * 1024;

/**
 * Posts a text; redirects are not followed and long answers not read to their end. Says only that there was no answer,
 * never why in the words of the platform, which quote addresses.
 */
export async function post(url: URL, body: string, ms: number, signal: AbortSignal): Promise<HttpAnswer | NoAnswer> {
  const late = AbortSignal.timeout(ms);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.any([late, signal]),
    });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, body: await textOf(response) };
  } catch {
    return late.aborted ? 'TIMED_OUT' : 'UNREACHABLE';
  }
}

async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > longest) break;
  }
  return text.slice(0, longest);
}
