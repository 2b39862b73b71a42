import { branchAt } from './branch-subject';
import { contract } from './contract';

contract(branchAt(500));
