/** Values of the flags of a call, by name. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The streams and surroundings of the process. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly environment: NodeJS.ProcessEnv;
}
