"""Training of the names models: from tagged sentences to an int8 ONNX file."""
