import guide from '../../../lib/constructs/data/phi-queue.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
