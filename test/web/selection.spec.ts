import { nothingSelected, ranged, selectedOf, toggled } from '../../src/web/grid/selection';

const shown = ['a', 'b', 'c', 'd', 'e'];

describe('selection of rows', () => {
  it('chooses a row, and lets it go when it is pressed again', () => {
    const once = toggled(nothingSelected, 'b');
    expect(selectedOf(once, shown)).toEqual(['b']);
    expect(selectedOf(toggled(once, 'b'), shown)).toEqual([]);
  });

  it('a range runs from the last chosen row to this one in both directions', () => {
    expect(selectedOf(ranged(toggled(nothingSelected, 'b'), 'd', shown), shown)).toEqual(['b', 'c', 'd']);
    expect(selectedOf(ranged(toggled(nothingSelected, 'd'), 'b', shown), shown)).toEqual(['b', 'c', 'd']);
    expect(selectedOf(ranged(nothingSelected, 'c', shown), shown)).toEqual(['c']);
  });

  it('starts anew where the row it began at is gone, and adds nothing for a row that is not shown', () => {
    const from = toggled(nothingSelected, 'gone');
    expect(selectedOf(ranged(from, 'c', shown), shown)).toEqual(['c']);
    expect(ranged(from, 'hidden', shown)).toEqual(from);
  });

  it('comes in the order of the screen, without rows that were filtered out', () => {
    const chosen = toggled(toggled(toggled(nothingSelected, 'e'), 'a'), 'c');
    expect(selectedOf(chosen, ['e', 'd', 'a'])).toEqual(['e', 'a']);
  });
});
