import { contract } from './contract';
import { notInFile } from './embedded-subject';
import { openSqlite } from './sqlite-subject';

contract({ name: 'sqlite', open: openSqlite, notApplicable: notInFile });
