/** Writes `docs/reliability.md` from the record of the last run, `artifacts/trust.ndjson`. */
import { writePage } from './reliability-page.mjs';

writePage();
