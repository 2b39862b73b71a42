type Content = string | Node;

/** An element with its attributes and content. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly Content[]
) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** A table with a caption, column heads and rows. */
export const table = (caption: string, heads: readonly string[], rows: readonly (readonly Content[])[]) =>
  element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell))))),
    ),
  );

/** Terms with what they stand for. */
export const terms = (pairs: readonly (readonly [term: string, content: Content])[]) =>
  element('dl', {}, ...pairs.flatMap(([term, content]) => [element('dt', {}, term), element('dd', {}, content)]));
