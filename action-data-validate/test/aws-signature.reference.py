"""Writes aws-signature.reference.json: what botocore 1.x signs, for the same requests."""
import json, pathlib
from unittest import mock
import datetime
import botocore, botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

NOW = datetime.datetime(2026, 3, 4, 5, 6, 7)
CASES = [
    ('https://bucket.s3.eu-west-1.amazonaws.com/data/train.csv', 'eu-west-1', None),
    ('https://bucket.s3.us-east-1.amazonaws.com/a%20b/%C3%BC%2B%27%28%29%2A%21.csv', 'us-east-1', 'token/with+signs=='),
    ('https://s3.eu-central-1.amazonaws.com/my.bucket/?list-type=2&encoding-type=url&prefix=days%2Fpart%20&continuation-token=1%2Fa%2B%3D', 'eu-central-1', None),
    ('http://127.0.0.1:9000/bucket/x.parquet', 'us-east-1', 'session'),
]


class Frozen(datetime.datetime):
    @classmethod
    def utcnow(cls):
        return NOW

    @classmethod
    def now(cls, tz=None):
        return NOW.replace(tzinfo=tz)


def sign(url, region, token):
    request = AWSRequest(method='GET', url=url)
    auth = botocore.auth.S3SigV4Auth(Credentials('AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', token), 's3', region)
    with mock.patch.object(botocore.auth, 'get_current_datetime', lambda remove_tzinfo=True: NOW, create=True), mock.patch.object(botocore.auth.datetime, 'datetime', Frozen, create=True):
        auth.add_auth(request)
    return {'url': url, 'region': region, 'token': token, 'authorization': request.headers['Authorization'], 'date': request.headers['X-Amz-Date']}


reference = {'botocore': botocore.__version__, 'now': NOW.isoformat() + 'Z', 'cases': [sign(*case) for case in CASES]}
pathlib.Path(__file__).with_suffix('.json').write_text(json.dumps(reference, indent=2) + '\n')
