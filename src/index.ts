export {
  adjustedMutualInformation,
  adjustedRandIndex,
  type ContingencyTable,
  contingencyTable,
  fowlkesMallows,
  normalizedMutualInformation,
  type Partition,
  purity,
  type VMeasure,
  vMeasure,
} from './cluster/agreement.js';
export { type Assignment, assignToClusters, type Centroids, centroidSimilarities } from './cluster/assign.js';
export { type CandidateK, type ChanceScore, type ChooseKOptions, type ChosenK, chooseK } from './cluster/choose-k.js';
export type { Clusterer, Clustering, ClusterOptions, Metric } from './cluster/clusterer.js';
export { contrastTerms } from './cluster/contrast.js';
export { isDegenerate } from './cluster/degenerate.js';
export { calinskiHarabasz, daviesBouldin, inertiaOf } from './cluster/dispersion.js';
export { diverseTerms } from './cluster/diverse.js';
export { CLUSTERER_NAMES, type ClustererName, createClusterer } from './cluster/engines.js';
export { type TopTerm, topTerms } from './cluster/labels.js';
export {
  type BatchReport,
  createMiniBatchKmeans,
  type MiniBatchKmeans,
  type MiniBatchOptions,
  miniBatchKmeansFromJSON,
} from './cluster/mini-batch.js';
export type { MiniBatchJson } from './cluster/mini-batch-json.js';
export { findOutliers, type OutlierOptions, type Outliers } from './cluster/outliers.js';
export { type Representative, representatives } from './cluster/representatives.js';
export { type Silhouette, type SilhouetteOptions, silhouette } from './cluster/silhouette.js';
export { clusterStability, type StabilityOptions } from './cluster/stability.js';
export { clusterTree, type Merge, nearestCluster, type SizedCentroids } from './cluster/tree.js';
export type { Progress, RunControl, Stage } from './core/control.js';
export { type CsrMatrix, csrFromDense } from './core/csr.js';
export { type Details, ERROR_CATALOGUE, type ErrorCode, JobprismError } from './core/errors.js';
export type {
  Bilingual,
  Education,
  Evidence,
  ExtractedFacts,
  FactEvidence,
  FactName,
  JobDescription,
  JobFacts,
  JobPlace,
  Language,
  Polarity,
  RecordSource,
  RejectedRecord,
  RejectionCode,
  Salary,
  TextField,
} from './core/job.js';
export { createRandom, type Random } from './core/random.js';
export type { Span } from './core/span.js';
export { type NormalizedText, normalizeText } from './core/text.js';
export { WARNING_CATALOGUE, type Warning, type WarningCode } from './core/warnings.js';
export { type Catalogue, type CatalogueMatch, createCatalogue } from './frameworks/catalogue.js';
export {
  builtInEquivalents,
  type Concern,
  type Equivalents,
  equivalentsFaults,
  type OwnTool,
  type Stack,
  type StackNote,
} from './frameworks/equivalents.js';
export { loadTechnologyLinks, type TechnologyLinks } from './frameworks/links.js';
export { builtInKnowledge, type Knowledge, withPacks } from './frameworks/registry.js';
export { type LevelProfile, levelProfiles, type RoleProfile, roleProfiles } from './frameworks/role-profiles.js';
export type {
  Ambiguity,
  Capability,
  CeilingBound,
  Condition,
  DecisionBranch,
  DecisionStep,
  Grade,
  LoadBound,
  Pack,
  PackFramework,
  PhraseList,
  QuantityKind,
  Scene,
  SceneGrade,
  Technology,
  TechnologyKind,
} from './frameworks/schema.js';
export { type PackFault, packFaults, parsePack } from './frameworks/validate.js';
export { type CatalogueData, catalogueFaults } from './frameworks/validate-catalogue.js';
export { type CleanText, cleanText } from './ingest/clean/clean-text.js';
export type { PersonalKind } from './ingest/data/personal.js';
export { type Duplicate, DuplicateFinder } from './ingest/duplicates/finder.js';
export { printOf, type TextPrint } from './ingest/duplicates/print.js';
export { similarityOf, sketchOf } from './ingest/duplicates/sketch.js';
export type { Encoding } from './ingest/encoding.js';
export { extractFacts, type FactOptions } from './ingest/facts.js';
export { type FlagReason, flagsOf, type JobFlag } from './ingest/flags/flags.js';
export type { Format } from './ingest/formats/format.js';
export type { JobEvent } from './ingest/intake.js';
export { type ColumnOptions, jobsFromObjects } from './ingest/memory.js';
export type { ReadOptions } from './ingest/options.js';
export type { ColumnOverrides } from './ingest/overrides.js';
export { type MaskedText, maskPersonal, type PersonalCounts } from './ingest/personal/mask.js';
export { readJobs } from './ingest/readers/jobs.js';
export { type FilePreview, previewJobs } from './ingest/readers/preview.js';
export { readRecords } from './ingest/readers/records.js';
export type { RawRecord, ReadFile, RecordEvent } from './ingest/record.js';
export type { PackScores, ScoredFramework, ScoredPart } from './mapping/affinity-score.js';
export { type DecisionChange, type SupposedAnswer, whatWouldChange } from './mapping/changes.js';
export type {
  ClusterAffinityPart,
  ClusterFramework,
  CorpusAffinity,
  JobEvidence,
  PackAffinity,
} from './mapping/cluster-affinity.js';
export type { ClusterCapability, ClusterSkill, ClusterTag } from './mapping/cluster-capabilities.js';
export type { ClusterDecision, ClusterDecisionChange, ClusterDecisionStep } from './mapping/cluster-decision.js';
export type { Companion, CompanionKind, CorpusCompanions, NamingJobs, PackCompanions } from './mapping/companions.js';
export type { DecisionTaken, JobDecision } from './mapping/decision.js';
export type {
  ExplainedCapability,
  ExplainedDecision,
  ExplainedFigure,
  ExplainedFramework,
  ExplainedLevel,
  ExplainedPack,
  ExplainedPlace,
  ExplainedRole,
  ExplainedScene,
  ExplainedSkill,
  ExplainedStep,
  Explanation,
  Mark,
  MarkKind,
  MarkMeaning,
  Sum,
  SumPart,
} from './mapping/explanation.js';
export type { MatchedField } from './mapping/findings.js';
export type { AffinityPart, CompanionFeature, JobFramework, JobScene } from './mapping/job-affinity.js';
export type { JobMapping } from './mapping/job-mapping.js';
export { listedFrameworks, MOST_LISTED } from './mapping/listed-frameworks.js';
export {
  type ClusterMapping,
  type ClusterScene,
  type CorpusProfile,
  createMapper,
  type Mapper,
} from './mapping/mapper.js';
export { type MoveOptions, moveStack } from './mapping/move-stack.js';
export { type NearSkill, nearestSkills } from './mapping/nearest-skills.js';
export { type Quantity, quantitiesOf } from './mapping/quantities.js';
export type { JobRequirement, RequirementUnit } from './mapping/requirements.js';
export { type Level, type Role, roleNames } from './mapping/roles.js';
export type { PartSource, RowScorer } from './mapping/row-scorer.js';
export type { SectionKind } from './mapping/sections.js';
export type { JobCapability, JobSkill, WeightedEvidence } from './mapping/skills.js';
export type { CarriedSkill, NewConcern, ReplacedSkills, Replacement, StackMove } from './mapping/stack-move.js';
export type { SkillName } from './mapping/stack-table.js';
export { type AffinityWords, wordsOfPart } from './mapping/words-of-part.js';
export type {
  JobCounts,
  ModelSegmenter,
} from './model/contents.js';
export type { Change, CountedKind, JobShare, ShareChange, ShareChanges } from './model/diff/changes.js';
export type {
  ComparedCluster,
  DiffOptions,
  MatchedCluster,
  ModelDiff,
  SimilarCluster,
} from './model/diff/diff.js';
export type { Interval } from './model/diff/shares.js';
export type { TermOverlap } from './model/diff/similarities.js';
export type {
  AnalysedCluster,
  AnalysedJob,
  Analysis,
  AnalysisOverview,
  ClusteringQuality,
  ClusterTerm,
  RepresentativeJob,
  RunReport,
} from './pipeline/analysis.js';
export { analyze } from './pipeline/analyze.js';
export { type AnalyzeToFolderOptions, analyzeToFolder } from './pipeline/analyze-to-folder.js';
export type { CopyCounts } from './pipeline/copies.js';
export { createExplainer, type Explainer, type ExplainOptions, explain } from './pipeline/explain.js';
export type { FileReport } from './pipeline/file-counts.js';
export { type JobSection, jobSections } from './pipeline/job-sections.js';
export type { CrawlControl } from './pipeline/model/crawl.js';
export { diffModels } from './pipeline/model/diff-models.js';
export { type FittedModel, fitModel } from './pipeline/model/fit-model.js';
export type { GivenJob } from './pipeline/model/given-job.js';
export type { Growth } from './pipeline/model/growth.js';
export type { JobModel, ModelAbout } from './pipeline/model/job-model.js';
export type { AssignedJob, PlacedJob, PrintedJob } from './pipeline/model/job-reader.js';
export { type OpenModelOptions, openModel } from './pipeline/model/open-model.js';
export type { UnseenReport } from './pipeline/model/unseen-terms.js';
export type { AnalyzeOptions, NamedPack } from './pipeline/options.js';
export type { ClusterProfile, ClusterRequirement, Count, SalaryBand } from './pipeline/profile.js';
export {
  createJobIntake,
  type JobIntake,
  type JobIntakeOptions,
  type TakenJob,
} from './pipeline/recommend/job-intake.js';
export {
  createRecommender,
  type Recommender,
  type RecommenderOptions,
} from './pipeline/recommend/recommender.js';
export type { AnalyzeSource } from './pipeline/source.js';
export { appendToJobIndex, loadJobIndex, writeJobIndex } from './pipeline/storage/index-files.js';
export { loadModel } from './pipeline/storage/load-model.js';
export { summaryOf } from './pipeline/summary.js';
export type { EmphasisedKind, VectorOptions, WeightedSection } from './pipeline/vector-options.js';
export { type WriteOptions, writeAnalysis } from './pipeline/write.js';
export type { CitySkill, CitySkills } from './recommend/city-skills.js';
export type { IndexedJob, IndexedTag } from './recommend/indexed-job.js';
export { createJobIndex, type IndexAbout, type JobIndex, openJobIndex } from './recommend/job-index.js';
export type { CitySkillsOptions } from './recommend/options.js';
export type {
  Person,
  PersonEvidence,
  PersonInput,
  PersonSkill,
  SkillLevel,
  StatedSkill,
  UnknownSkill,
  Wishes,
} from './recommend/person.js';
export type {
  Bridge,
  Fitting,
  FittingFramework,
  JobFilters,
  JobSurvey,
  MissingTag,
  RankedJob,
  Recommendation,
  RecommendedJob,
  RecommendOptions,
  ScorePart,
  ScorePartKind,
} from './recommend/recommendation.js';
export type { TagCounts } from './recommend/tag-weights.js';
export { loadSegmenter, SEGMENTER_NAMES, type Segmenter, type SegmenterName } from './tokenize/segmenter.js';
export { loadSimplifier, loadTextSimplifier, type Simplify, simplifierFor } from './tokenize/simplify.js';
export { defaultStopWords, untopicalTerms } from './tokenize/stop-words.js';
export type { KnownTerm, Lexicon, Token, TokenKind } from './tokenize/token.js';
export { createTokenizer, type Tokenizer, type TokenizerOptions } from './tokenize/tokenizer.js';
export { holdsTraditional } from './tokenize/traditional.js';
export type { UserWord } from './tokenize/user-words.js';
export {
  type Bm25Json,
  type Bm25Model,
  type Bm25Options,
  type Bm25Weighting,
  bm25FromJSON,
  createBm25Vectorizer,
  fitBm25,
} from './vectorize/bm25.js';
export {
  type ChunkedDocuments,
  type Documents,
  type InternedDocuments,
  internDocuments,
  type TermChunk,
  type TermDocuments,
} from './vectorize/documents.js';
export { emphasise } from './vectorize/emphasis.js';
export type { FittedJson } from './vectorize/fitted-json.js';
export { fitLsa, type LsaModel } from './vectorize/lsa.js';
export {
  addPhrases,
  type JoinedChunk,
  type JoinedChunks,
  type JoinedDocuments,
  learnPhrases,
  type Phrase,
  type PhraseOptions,
} from './vectorize/phrases.js';
export type { Norm } from './vectorize/row-lengths.js';
export {
  createTfidfVectorizer,
  fitTfidf,
  type TfidfJson,
  type TfidfModel,
  type TfidfOptions,
  type TfidfWeighting,
  tfidfFromJSON,
} from './vectorize/tfidf.js';
export type { Vectorizer, VectorizerModel } from './vectorize/vectorizer.js';
export type { Vocabulary, VocabularyOptions } from './vectorize/vocabulary.js';
export { VERSION } from './version.js';
