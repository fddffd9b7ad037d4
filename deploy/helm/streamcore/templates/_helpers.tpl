{{- define "streamcore.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* What all objects are found by. */}}
{{- define "streamcore.labels" -}}
app.kubernetes.io/name: streamcore
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{/* What the pods of a role are told by. A list of the root and the role, as all that follow. */}}
{{- define "streamcore.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: streamcore
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{- define "streamcore.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{/* Variables of all processes: those of `config`, and the Secret. */}}
{{- define "streamcore.environment" -}}
envFrom:
  - secretRef: { name: {{ required "secretName names the Secret with DATABASE_URL, REDIS_URL and AUTH_SECRET" .Values.secretName }} }
env:
  {{- range $name, $value := .Values.config }}
  - { name: {{ $name }}, value: {{ $value | quote }} }
  {{- end }}
  {{- if .Values.media.claimName }}
  - { name: MEDIA_FOLDER, value: /app/media }
  {{- end }}
{{- end -}}

{{- define "streamcore.podSecurity" -}}
runAsNonRoot: true
# The user `node` of the image.
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "streamcore.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end -}}

{{/* What the pods of a role have around their container. */}}
{{- define "streamcore.pod" -}}
{{- $root := index . 0 -}}
serviceAccountName: {{ include "streamcore.name" $root }}
automountServiceAccountToken: false
securityContext:
  {{- include "streamcore.podSecurity" $root | nindent 2 }}
{{- with $root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "streamcore.selector" . | nindent 8 }}
{{- end -}}

{{/* Where a process may write: messages and films that are worked on, media, and what Node puts down for a moment. */}}
{{- define "streamcore.mounts" -}}
- { name: data, mountPath: /app/.streamcore }
- { name: temporary, mountPath: /tmp }
{{- if .Values.media.claimName }}
- { name: media, mountPath: /app/media }
{{- end }}
{{- end -}}

{{- define "streamcore.volumes" -}}
- { name: data, emptyDir: {} }
- { name: temporary, emptyDir: {} }
{{- with .Values.media.claimName }}
- { name: media, persistentVolumeClaim: { claimName: {{ . }} } }
{{- end }}
{{- end -}}
