import type { RegisterTable } from '../../../contracts/picture-store';

/** Name under which a register's row events are kept: its definition is part of it, so a rebuild has its own. */
export const tableKey = ({ name, definition }: RegisterTable) => `r_${name.replaceAll('-', '_')}_${definition}`;
