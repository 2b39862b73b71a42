import { contract } from './contract';
import { openSubject } from './sqlite-subject';

contract({ name: 'sqlite', open: openSubject });
