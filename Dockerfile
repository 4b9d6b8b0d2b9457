# The app with PyTorch's build for the CPU: an image of about 2.4 GB in place of 6 (docs/hosting.md).
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    GRADIO_ANALYTICS_ENABLED=False \
    GRADIO_SERVER_NAME=0.0.0.0 \
    HF_HUB_OFFLINE=1 \
    PORT=7860

RUN useradd --create-home --uid 1000 mmsid
WORKDIR /home/mmsid/app

# The pins are those of requirements.txt; "+cpu" builds of the same release satisfy them.
COPY requirements.txt ./
RUN grep -E '^torch(vision)?==' requirements.txt > torch.txt \
    && pip install --no-cache-dir --index-url https://download.pytorch.org/whl/cpu --requirement torch.txt \
    && pip install --no-cache-dir --requirement requirements.txt \
    && rm torch.txt

# A shop that is built when the app starts is built here, so the folder belongs to who runs it.
COPY --chown=1000:1000 . ./
RUN chown 1000:1000 .
USER 1000

EXPOSE 7860
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=180s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/health', timeout=4)"]
CMD ["python", "app.py"]
