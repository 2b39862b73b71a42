/**
 * Independent states by their Gleditsch-Ward number, with the ISO 3166-1 alpha-3 code and the days between which the
 * number stands for that code (`-`: open). States of 1946 and later; a state that only changed its name keeps today's
 * code, a dissolved one (SUN, CSK, DDR, YMD, YUG, SCG) keeps its own.
 * Facts only; source: Gleditsch & Ward, list of independent states and microstates, version 5 (May 2013), and
 * ISO 3166-1 and 3166-3, as of November 2026.
 */
const table = `
2 USA - -
20 CAN - -
31 BHS 1973-07-10 -
40 CUB - -
41 HTI - -
42 DOM - -
51 JAM 1962-08-06 -
52 TTO 1962-08-31 -
53 BRB 1966-11-30 -
54 DMA 1978-11-03 -
55 GRD 1974-02-07 -
56 LCA 1979-02-22 -
57 VCT 1979-10-27 -
58 ATG 1981-11-01 -
60 KNA 1983-09-19 -
70 MEX - -
80 BLZ 1981-09-21 -
90 GTM - -
91 HND - -
92 SLV - -
93 NIC - -
94 CRI - -
95 PAN - -
100 COL - -
101 VEN - -
110 GUY 1966-05-26 -
115 SUR 1975-11-25 -
130 ECU - -
135 PER - -
140 BRA - -
145 BOL - -
150 PRY - -
155 CHL - -
160 ARG - -
165 URY - -
200 GBR - -
205 IRL - -
210 NLD - -
211 BEL - -
212 LUX - -
220 FRA - -
221 MCO - -
223 LIE - -
225 CHE - -
230 ESP - -
232 AND - -
235 PRT - -
260 DEU - -
265 DDR 1949-10-05 1990-10-02
290 POL - -
305 AUT - -
310 HUN - -
315 CSK - 1992-12-31
316 CZE 1993-01-01 -
317 SVK 1993-01-01 -
325 ITA - -
331 SMR - -
338 MLT 1964-09-21 -
339 ALB - -
340 SRB 2006-06-05 -
341 MNE 2006-06-03 -
343 MKD 1991-11-20 -
344 HRV 1991-06-25 -
345 YUG - 2003-02-03
345 SCG 2003-02-04 2006-06-04
345 SRB 2006-06-05 -
346 BIH 1992-04-27 -
347 XKX 2008-02-17 -
349 SVN 1991-06-25 -
350 GRC - -
352 CYP 1960-08-16 -
355 BGR - -
359 MDA 1991-08-27 -
360 ROU - -
365 SUN - 1991-12-25
365 RUS 1991-12-26 -
366 EST 1991-09-06 -
367 LVA 1991-09-06 -
368 LTU 1991-09-06 -
369 UKR 1991-08-24 -
370 BLR 1991-08-25 -
371 ARM 1991-09-21 -
372 GEO 1991-04-09 -
373 AZE 1991-08-30 -
375 FIN - -
380 SWE - -
385 NOR - -
390 DNK - -
395 ISL - -
396 GEO 2008-08-26 -
397 GEO 2008-08-26 -
402 CPV 1975-07-05 -
403 STP 1975-07-12 -
404 GNB 1974-09-10 -
411 GNQ 1968-10-12 -
420 GMB 1965-02-18 -
432 MLI 1960-06-20 -
433 SEN 1960-06-20 -
434 BEN 1960-08-01 -
435 MRT 1960-11-28 -
436 NER 1960-08-03 -
437 CIV 1960-08-07 -
438 GIN 1958-10-02 -
439 BFA 1960-08-05 -
450 LBR - -
451 SLE 1961-04-27 -
452 GHA 1957-03-06 -
461 TGO 1960-04-27 -
471 CMR 1960-01-01 -
475 NGA 1960-10-01 -
481 GAB 1960-08-17 -
482 CAF 1960-08-13 -
483 TCD 1960-08-11 -
484 COG 1960-08-15 -
490 COD 1960-06-30 -
500 UGA 1962-10-09 -
501 KEN 1963-12-12 -
510 TZA 1961-12-09 -
511 TZA 1963-12-19 1964-04-26
516 BDI 1962-07-01 -
517 RWA 1962-07-01 -
520 SOM 1960-07-01 -
522 DJI 1977-06-27 -
530 ETH - -
531 ERI 1993-05-24 -
540 AGO 1975-11-11 -
541 MOZ 1975-06-25 -
551 ZMB 1964-10-24 -
552 ZWE 1965-11-11 -
553 MWI 1964-07-06 -
560 ZAF - -
565 NAM 1990-03-21 -
570 LSO 1966-10-04 -
571 BWA 1966-09-30 -
572 SWZ 1968-09-06 -
580 MDG 1960-06-26 -
581 COM 1975-07-06 -
590 MUS 1968-03-12 -
591 SYC 1976-06-29 -
600 MAR 1956-03-02 -
615 DZA 1962-07-05 -
616 TUN 1956-03-20 -
620 LBY 1951-12-24 -
625 SDN 1956-01-01 -
626 SSD 2011-07-09 -
630 IRN - -
640 TUR - -
645 IRQ - -
651 EGY - -
652 SYR 1946-04-17 -
660 LBN - -
663 JOR 1946-05-25 -
666 ISR 1948-05-14 -
670 SAU - -
678 YEM - -
680 YMD 1967-11-30 1990-05-21
690 KWT 1961-06-19 -
692 BHR 1971-08-15 -
694 QAT 1971-09-03 -
696 ARE 1971-12-02 -
698 OMN - -
700 AFG - -
701 TKM 1991-10-27 -
702 TJK 1991-09-09 -
703 KGZ 1991-08-31 -
704 UZB 1991-08-31 -
705 KAZ 1991-12-16 -
710 CHN - -
711 CHN - 1950-10-01
712 MNG - -
713 TWN 1949-12-08 -
731 PRK 1948-09-09 -
732 KOR 1948-08-15 -
740 JPN - -
750 IND 1947-08-15 -
751 IND 1947-08-15 1948-09-17
760 BTN - -
770 PAK 1947-08-14 -
771 BGD 1971-03-26 -
775 MMR 1948-01-04 -
780 LKA 1948-02-04 -
781 MDV 1965-07-26 -
790 NPL - -
800 THA - -
811 KHM 1953-11-09 -
812 LAO 1953-10-22 -
816 VNM 1954-05-01 -
817 VNM 1954-05-01 1975-04-30
820 MYS 1957-08-31 -
830 SGP 1965-08-09 -
835 BRN 1984-01-01 -
840 PHL 1946-07-04 -
850 IDN 1945-08-17 -
860 TLS 2002-05-20 -
900 AUS - -
910 PNG 1975-09-16 -
920 NZL - -
935 VUT 1980-07-30 -
940 SLB 1978-07-07 -
950 FJI 1970-10-10 -
970 KIR 1979-07-12 -
971 NRU 1968-01-31 -
972 TON 1970-06-04 -
973 TUV 1978-10-01 -
983 MHL 1986-10-21 -
986 PLW 1994-10-01 -
987 FSM 1986-11-03 -
990 WSM 1962-01-01 -
`;

/** What one number stood for between two days, both counted. */
export interface StatePeriod {
  readonly alpha3: string;
  readonly from: string;
  readonly to: string;
}

const periodOf = (line: string): readonly [string, StatePeriod] => {
  const [number = '', alpha3 = '', from = '-', to = '-'] = line.split(' ');
  return [number, { alpha3, from: from === '-' ? '0001-01-01' : from, to: to === '-' ? '9999-12-31' : to }];
};

const periods = new Map<string, readonly StatePeriod[]>();
for (const [number, period] of table.trim().split('\n').map(periodOf))
  periods.set(number, [...(periods.get(number) ?? []), period]);

/** Every number of the list with its periods in order of time. */
export const gleditschWard: ReadonlyMap<string, readonly StatePeriod[]> = periods;

/**
 * The ISO code that a Gleditsch-Ward number stood for on a day; `within` is false when the state is listed but not for
 * that day, and the nearest period was taken.
 */
export function countryOfState(
  number: string,
  day: string,
): { readonly alpha3: string; readonly within: boolean } | undefined {
  const known = gleditschWard.get(number);
  if (!known) return undefined;
  const exact = known.find(({ from, to }) => from <= day && day <= to);
  if (exact) return { alpha3: exact.alpha3, within: true };
  const nearest = day < known[0]!.from ? known[0]! : known.at(-1)!;
  return { alpha3: nearest.alpha3, within: false };
}
