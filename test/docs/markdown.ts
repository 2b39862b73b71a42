/** A fenced block of a document. */
export interface Block {
  readonly language: string;
  /** Words after the language; `no-run: <reason>` on a block that a test leaves alone. */
  readonly remark: string;
  readonly text: string;
  /** Line of its fence, from 1. */
  readonly line: number;
}

const fence = /^```(\S*)[ \t]*(.*)\n([\s\S]*?)^```$/gm;
const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

/** Fenced blocks in the order of the document. */
export const blocksIn = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(fence)].map((found) => ({
    language: found[1]!,
    remark: found[2]!.trim(),
    text: found[3]!,
    line: lineAt(markdown, found.index),
  }));

/** A command block that is run, and what the document says it prints: the `text` block right below it. */
export interface Step {
  readonly line: number;
  readonly script: string;
  readonly prints?: string;
}

/** Command blocks that are run. */
export function stepsIn(markdown: string): readonly Step[] {
  const blocks = blocksIn(markdown);
  return blocks.flatMap(({ language, remark, text, line }, index) => {
    if (language !== 'sh' || remark !== '') return [];
    const next = blocks[index + 1];
    const follows = next?.language === 'text' && next.line === line + text.split('\n').length + 2;
    return [{ line, script: text, ...(follows && { prints: next.text }) }];
  });
}

/** Command blocks that are not run, with the reason. */
export const spared = (markdown: string) =>
  blocksIn(markdown)
    .filter(({ language, remark }) => language === 'sh' && remark !== '')
    .map(({ remark, line }) => ({ line, reason: /^no-run: (.{15,})$/.exec(remark)?.[1] }));

const withoutFences = (markdown: string) => markdown.replaceAll(fence, (block) => block.replaceAll(/[^\n]/g, ' '));

/** Targets of links and images. */
export const linksIn = (markdown: string): readonly string[] =>
  [...withoutFences(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map((found) => found[1]!);

/** Words in code type that look like files of the repository. */
export const filesNamedIn = (markdown: string): readonly string[] =>
  [...withoutFences(markdown).matchAll(/`((?:contracts|projections|infra|src|test|docs|\.ci)\/[\w./@-]*)`/g)].map(
    (found) => found[1]!,
  );

/** Anchors as code hosts make them from headings. */
export const anchorsIn = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...withoutFences(markdown).matchAll(/^#{1,6} (.+)$/gm)].map((found) =>
      found[1]!
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
