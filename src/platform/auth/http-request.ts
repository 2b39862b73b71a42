/** What identity reads of an HTTP request. */
export interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Address of the client; behind a configured proxy the one it forwards. */
  readonly ip: string;
}

/** What identity writes to an HTTP answer. */
export interface HttpReply {
  header(name: string, value: string): unknown;
}

/** The one value of a header; undefined where it is absent or repeated. */
export const headerOf = ({ headers }: Pick<HttpRequest, 'headers'>, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};
