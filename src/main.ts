import './platform/runtime';
import 'reflect-metadata';
import { serve } from './serve';

void serve(process.argv.slice(2));
