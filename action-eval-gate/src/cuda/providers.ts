/** The libraries that add CUDA to ONNX Runtime. */
export const PROVIDERS = ['libonnxruntime_providers_cuda.so', 'libonnxruntime_providers_shared.so'] as const
export const [CUDA_PROVIDER] = PROVIDERS

/** Where the providers are fetched from when the step asks for that, and what they must be. */
export interface ProvidersSource {
  readonly url: string
  /** Of the whole file, as hexadecimal digits. */
  readonly sha256: string
  readonly bytes: number
  /** Folder of the libraries inside of the ZIP archive. */
  readonly folder: string
}

/**
 * The wheel of onnxruntime-gpu of the same version and commit (f2c39fe2f) as the ONNX Runtime of `runtime/`; it is built for
 * CUDA 13. onnxruntime-node's own installer takes a package for CUDA 12 from NuGet, whose digest nobody publishes there.
 */
export const PINNED: ProvidersSource = {
  url: 'https://files.pythonhosted.org/packages/ea/71/b225bd559a718f6cefb058d4f4c4c95e556543f47d4be0e81819681ac347/onnxruntime_gpu-1.30.0-cp311-cp311-manylinux_2_28_x86_64.whl',
  sha256: '4fbf0c5d7b5fb99266c2e8a802e3e64af68bdc383e0f3c7349b985f1087eedaa',
  bytes: 246_658_419,
  folder: 'onnxruntime/capi/'
}

/** What the pinned provider asks for; that of a given folder says itself what it needs. */
export const PINNED_NEEDS = ['libcublasLt.so.13', 'libcublas.so.13', 'libcurand.so.10', 'libcudart.so.13', 'libcuda.so.1'] as const
/** Opened only when the provider starts, so that its table does not name it. */
export const CUDNN = 'libcudnn.so.9'
