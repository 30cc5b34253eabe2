import guide from '../../../lib/constructs/data/phi-imaging-archive.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
