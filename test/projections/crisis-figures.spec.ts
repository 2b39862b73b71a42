import { crisesBoard } from '../../projections/watch/crises-board';
import { recorded, shown, withoutClock } from './folding';
import { goldenOf } from './golden';

const opened = goldenOf('CrisisOpened');
const crisisId = opened.data.crisisId as string;
const figure = (figureId: string, value: string, measuredOn: string, more: object = {}) =>
  recorded(opened.stream, 'restates' in more ? 'KeyFigureRestated' : 'KeyFigureRecorded', {
    ...goldenOf('KeyFigureRecorded').data,
    figureId,
    value,
    measuredOn,
    ...more,
  });

describe('key figures of board crises', () => {
  withoutClock();

  it('keeps the latest value of each metric', () => {
    const figures = (...events: Parameters<typeof shown>[1]) =>
      shown(crisesBoard, [opened, ...events])[crisisId].keyFigures.map(({ metric, value, previousValue }: any) => [
        metric,
        value,
        previousValue,
      ]);
    const deaths = 'Deaths, election-related';
    expect(figures(figure('f1', '15', '2013-03-04'), figure('f2', '3', '2013-03-04', { metric: 'Displaced' }))).toEqual(
      [
        [deaths, '15', null],
        ['Displaced', '3', null],
      ],
    );
    expect(figures(figure('f1', '15', '2013-03-04'), figure('f2', '9', '2013-03-02'))).toEqual([[deaths, '15', null]]);
    expect(
      figures(
        figure('f1', '15', '2013-03-04'),
        figure('f2', '20', '2013-03-03', { restates: 'f1', previousValue: '15' }),
      ),
    ).toEqual([[deaths, '20', '15']]);
  });
});
