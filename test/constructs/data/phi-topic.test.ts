import guide from '../../../lib/constructs/data/phi-topic.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
