import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('businesses', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='BusinessPulse',
            fields=[
                ('business', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='pulse', serialize=False, to='businesses.business')),
                ('value', models.BigIntegerField(default=0, verbose_name='value')),
            ],
            options={
                'verbose_name': 'pulse',
                'verbose_name_plural': 'pulses',
            },
        ),
        migrations.CreateModel(
            name='Conversation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('service', 'service'), ('notes', 'notes'), ('party', 'party'), ('session', 'session'), ('private', 'private')], default='service', max_length=12, verbose_name='kind')),
                ('state', models.CharField(choices=[('open', 'open'), ('snoozed', 'snoozed'), ('closed', 'closed')], default='open', max_length=12, verbose_name='state')),
                ('voice', models.CharField(choices=[('assistant', 'assistant'), ('staff', 'staff')], default='assistant', max_length=12, verbose_name='who answers')),
                ('head', models.BigIntegerField(default=0, verbose_name='highest sequence')),
                ('answered_seq', models.BigIntegerField(default=0, verbose_name='answered by the assistant up to')),
                ('epoch', models.UUIDField(default=uuid.uuid4, verbose_name='epoch')),
                ('assignee_uuid', models.UUIDField(blank=True, null=True, verbose_name='member in charge')),
                ('waiting_since', models.DateTimeField(blank=True, null=True, verbose_name='a diner waits since')),
                ('snoozed_until', models.DateTimeField(blank=True, null=True, verbose_name='snoozed until')),
                ('last_at', models.DateTimeField(blank=True, null=True, verbose_name='last entry')),
                ('last_body', models.CharField(blank=True, max_length=160, verbose_name='last words')),
                ('unread', models.PositiveIntegerField(default=0, verbose_name='messages no one of the house has read')),
                ('pulse', models.BigIntegerField(default=0, verbose_name='touched at')),
                ('lang', models.CharField(default='de', max_length=5, verbose_name='language')),
                ('created_at', models.DateTimeField(verbose_name='created')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conversations', to='businesses.business')),
                ('parent', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='messenger.conversation')),
            ],
            options={
                'verbose_name': 'conversation',
                'verbose_name_plural': 'conversations',
                'indexes': [models.Index(fields=['business', 'kind', 'pulse'], name='conversation_touched'), models.Index(fields=['business', 'kind', 'state', '-last_at'], name='conversation_list'), models.Index(condition=models.Q(('answered_seq__lt', models.F('head'))), fields=['last_at'], name='conversation_turn_owed')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['service', 'notes', 'party', 'session', 'private'])), name='conversation_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'snoozed', 'closed'])), name='conversation_state_known'), models.CheckConstraint(condition=models.Q(('voice__in', ['assistant', 'staff'])), name='conversation_voice_known'), models.CheckConstraint(condition=models.Q(('head__gte', 0)), name='conversation_head_counts_up'), models.CheckConstraint(condition=models.Q(('answered_seq__lte', models.F('head'))), name='conversation_answers_what_was_said'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'notes'), ('parent__isnull', False)), models.Q(models.Q(('kind', 'notes'), _negated=True), ('parent', None)), _connector='OR'), name='conversation_notes_have_a_parent'), models.UniqueConstraint(fields=('business', 'id'), name='conversation_of_house')],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('diner', 'diner'), ('member', 'member of staff'), ('assistant', 'assistant')], max_length=12, verbose_name='role')),
                ('person_uuid', models.UUIDField(blank=True, null=True, verbose_name='diner or user')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name shown')),
                ('channel', models.CharField(choices=[('web', 'web chat'), ('desk', 'staff desk'), ('api', 'API'), ('house', 'the house itself')], default='web', max_length=12, verbose_name='channel')),
                ('delivered', models.BigIntegerField(default=0, verbose_name='delivered up to')),
                ('read', models.BigIntegerField(default=0, verbose_name='read up to')),
                ('joined_at', models.DateTimeField(verbose_name='joined')),
                ('left_at', models.DateTimeField(blank=True, null=True, verbose_name='left')),
                ('blocked_at', models.DateTimeField(blank=True, null=True, verbose_name='blocked by the house')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='businesses.business')),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='messenger.conversation')),
                ('service_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='businesses.business', verbose_name='open service of')),
            ],
            options={
                'verbose_name': 'participant',
                'verbose_name_plural': 'participants',
                'indexes': [models.Index(fields=['person_uuid'], name='participant_by_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('service_of__isnull', False)), fields=('service_of', 'person_uuid'), name='participant_one_service_thread'), models.UniqueConstraint(fields=('conversation', 'role', 'person_uuid'), name='participant_once'), models.CheckConstraint(condition=models.Q(('role__in', ['diner', 'member', 'assistant'])), name='participant_role_known'), models.CheckConstraint(condition=models.Q(('read__lte', models.F('delivered'))), name='participant_reads_delivered')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(verbose_name='sequence')),
                ('cid', models.UUIDField(verbose_name='client id')),
                ('sender_kind', models.CharField(choices=[('diner', 'diner'), ('staff', 'staff'), ('assistant', 'assistant'), ('system', 'system')], max_length=12, verbose_name='sender kind')),
                ('kind', models.CharField(choices=[('text', 'text'), ('card', 'card'), ('file', 'file'), ('system', 'system line'), ('change', 'change')], default='text', max_length=8, verbose_name='kind')),
                ('body', models.TextField(blank=True, verbose_name='text')),
                ('card', models.JSONField(blank=True, null=True, verbose_name='card')),
                ('tap', models.JSONField(blank=True, null=True, verbose_name='tap')),
                ('change', models.JSONField(blank=True, null=True, verbose_name='change')),
                ('target_seq', models.BigIntegerField(blank=True, null=True, verbose_name='sequence that is changed')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('conversation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='messenger.conversation')),
                ('sender', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='messenger.participant')),
            ],
            options={
                'verbose_name': 'entry',
                'verbose_name_plural': 'entries',
                'ordering': ['conversation', 'seq'],
                'indexes': [models.Index(condition=models.Q(('target_seq__isnull', False)), fields=['conversation', 'target_seq'], name='entry_changes_of')],
                'constraints': [models.UniqueConstraint(fields=('conversation', 'seq'), name='entry_numbered_once'), models.UniqueConstraint(fields=('conversation', 'sender', 'cid'), name='entry_sent_once'), models.CheckConstraint(condition=models.Q(('seq__gte', 1)), name='entry_counts_from_one'), models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'card', 'file', 'system', 'change'])), name='entry_kind_known'), models.CheckConstraint(condition=models.Q(('sender_kind__in', ['diner', 'staff', 'assistant', 'system'])), name='entry_sender_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'change'), ('target_seq__isnull', False)), models.Q(models.Q(('kind', 'change'), _negated=True), ('target_seq', None)), _connector='OR'), name='entry_change_has_a_target')],
            },
        ),
        migrations.CreateModel(
            name='CannedResponse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('body', models.JSONField(default=dict, verbose_name='text')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='canned_responses', to='businesses.business')),
            ],
            options={
                'verbose_name': 'canned response',
                'verbose_name_plural': 'canned responses',
                'ordering': ['business', 'position', 'title'],
                'constraints': [models.UniqueConstraint(fields=('business', 'title'), name='cannedresponse_title_once', violation_error_message='There is already a canned response with this title.')],
            },
        ),
    ]
