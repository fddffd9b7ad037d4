-- What can be subscribed to. A year costs ten months.
INSERT INTO "plans"
    ("id", "code", "name", "tier", "price_minor", "currency", "interval", "max_streams", "max_devices", "max_profiles", "video_quality")
VALUES
    ('01938f00-0000-7000-8000-000000000001', 'basic-monthly', 'Basic, monthly', 'BASIC', 799, 'USD', 'MONTH', 1, 3, 2, 'SD'),
    ('01938f00-0000-7000-8000-000000000002', 'basic-yearly', 'Basic, yearly', 'BASIC', 7990, 'USD', 'YEAR', 1, 3, 2, 'SD'),
    ('01938f00-0000-7000-8000-000000000003', 'standard-monthly', 'Standard, monthly', 'STANDARD', 1299, 'USD', 'MONTH', 2, 5, 4, 'HD'),
    ('01938f00-0000-7000-8000-000000000004', 'standard-yearly', 'Standard, yearly', 'STANDARD', 12990, 'USD', 'YEAR', 2, 5, 4, 'HD'),
    ('01938f00-0000-7000-8000-000000000005', 'premium-monthly', 'Premium, monthly', 'PREMIUM', 1799, 'USD', 'MONTH', 4, 10, 6, 'UHD'),
    ('01938f00-0000-7000-8000-000000000006', 'premium-yearly', 'Premium, yearly', 'PREMIUM', 17990, 'USD', 'YEAR', 4, 10, 6, 'UHD')
ON CONFLICT ("code") DO NOTHING;
