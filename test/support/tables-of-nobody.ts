/**
 * The columns of tables that an export does not include, because they contain no personal data, with the content of
 * those that might. A test checks that no table and no column is missing.
 */
export const TABLES_OF_NOBODY: Readonly<Record<string, { readonly why: string; readonly columns: string }>> =
  {
    _prisma_migrations: {
      why: 'Which migrations ran.',
      columns: 'id checksum finished_at migration_name logs rolled_back_at started_at applied_steps_count',
    },
    attempt_counts: { why: 'A key is a hash, and goes when counting ends.', columns: 'key count resets_at' },
    audit_seals: {
      why: 'Hashes of entries.',
      columns:
        'number kind table_name month positions entry_count rows_hash previous_hash hash key_id signature sealed_at',
    },
    availability_windows: { why: 'Of titles.', columns: 'id title_id region starts_at ends_at' },
    catalog_imports: {
      why: 'Who asked for it is in the audit trail, and there in the export.',
      columns:
        'id source state titles total done created updated rejected problems requested_by requested_at finished_at',
    },
    gateway_notices: { why: 'The names of notices.', columns: 'id received_at' },
    genres: { why: 'Of titles.', columns: 'id slug name' },
    import_checkpoints: {
      why: 'How far a file was read.',
      columns: 'dataset file byte_offset line_number accepted rejected updated_at finished_at',
    },
    invoice_series: { why: 'A number.', columns: 'id last_number' },
    metric_rollups: {
      why: 'Sums over everybody.',
      columns: 'width_seconds begins_at metric labels count micros buckets bucket_counts',
    },
    metric_rollup_progress: { why: 'A time.', columns: 'width_seconds done_until' },
    outbox_events: {
      why: 'Waiting for delivery, and deleted soon after.',
      columns: 'position id type payload occurred_at published_at trace_parent',
    },
    people: { why: 'Who made titles, as the catalog says it in public.', columns: 'id name' },
    plans: {
      why: 'What may be subscribed to.',
      columns:
        'id code name tier price_minor currency interval max_streams max_devices max_profiles video_quality trial_days',
    },
    platform_clock: { why: 'A time.', columns: 'id ahead_ms' },
    recommendation_experiments: {
      why: 'Sums over everybody.',
      columns: 'id name arms started_at ended_at share ends_at outcomes',
    },
    recommendation_models: {
      why: 'Learned of everybody, about titles.',
      columns:
        'id status interactions viewers titles created_at published_at algorithm blocks title_ids voices',
    },
    recommendation_model_blocks: {
      why: 'Learned of everybody, about titles.',
      columns: 'model_id block bytes',
    },
    recommendation_model_inputs: {
      why: 'What viewers liked, without who they are, until the model is published.',
      columns: 'model_id part bytes',
    },
    regional_trends: { why: 'Sums over everybody.', columns: 'window region title_id score views' },
    search_words: { why: 'Of titles.', columns: 'word deletions' },
    seasons: { why: 'Of titles.', columns: 'series_id series_kind number name created_at' },
    signing_keys: {
      why: 'Keys of the platform.',
      columns: 'id public_key sealed_private_key created_at signs_from verifies_until',
    },
    stream_assets: { why: 'Of titles.', columns: 'title_id quality path' },
    title_credits: { why: 'Of titles.', columns: 'title_id person_id role position' },
    title_genres: { why: 'Of titles.', columns: 'title_id genre_id' },
    title_search: {
      why: 'Of titles.',
      columns: 'title_id name squashed people document popularity minimum_age is_restricted',
    },
    titles: {
      why: 'The catalog.',
      columns:
        'id kind status name synopsis release_date release_year runtime_seconds runtime_is_estimated maturity_rating minimum_age required_tier average_rating vote_count popularity studio series_id season_number episode_number source source_id version created_at credits_start_seconds is_restricted original_language tags',
    },
    trial_cards: { why: 'Keyed hashes of cards, without whose they are.', columns: 'hash used_at' },
    trending_scores: { why: 'Sums over everybody.', columns: 'window title_id score views computed_at' },
    unsealed_entries: { why: 'The numbers of entries.', columns: 'table_name position month' },
  };
