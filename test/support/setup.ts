import 'reflect-metadata';
import { relative } from 'node:path';
import { expect } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { bePatient } from './patience.js';
import { beginNotes } from './run-notes.js';

bePatient();
beginNotes(relative(projectRoot, expect.getState().testPath ?? ''));
